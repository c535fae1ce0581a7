"""How our own types look in the OpenAPI document."""

from litestar._openapi.schema_generation import SchemaCreator
from litestar.openapi.spec import OpenAPIType, Schema
from litestar.plugins import OpenAPISchemaPlugin
from litestar.typing import FieldDefinition

from guang.kernel.ids import Id


class IdSchema(OpenAPISchemaPlugin):
    """Ids are prefixed texts."""

    def is_plugin_supported_field(self, field_definition: FieldDefinition) -> bool:
        """Whether a field is an id of ours."""
        kind = field_definition.annotation
        return isinstance(kind, type) and issubclass(kind, Id)

    def to_openapi_schema(self, field_definition: FieldDefinition, schema_creator: SchemaCreator) -> Schema:
        """A string with the prefix of its kind."""
        prefix = field_definition.annotation.prefix or "[a-z]{3}"
        return Schema(type=OpenAPIType.STRING, pattern=f"^{prefix}_[0-9a-hjkmnp-tv-z]{{13}}$")
