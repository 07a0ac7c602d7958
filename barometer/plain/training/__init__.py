"""How the models in ``barometer/plain/<lang>/`` were made. Not needed to use them."""
