"""Those who carry parcels, behind the port."""
