"""What a private workspace keeps of the app's state: inputs, never results."""
