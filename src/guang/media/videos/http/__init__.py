"""The doors of the videos room."""

from guang.media.videos.http import social, uploads, videos

routes = [*uploads.routes, *videos.routes, *social.routes]
