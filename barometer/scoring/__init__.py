"""Evidence → risk → guidance. Pure functions; every number lives in ``model.yaml``, ``fps.yaml`` and ``barriers.yaml``."""
