"""The main job: everything from source pages to bundles in their places."""
