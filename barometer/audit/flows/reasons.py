"""Why a step of a flow could not be played: sentences (message ids) with the step's number and what it was about."""

from barometer.i18n import N_

NOT_FOUND = N_("Step {number} of the flow could not be played: “{thing}” is not on the page.")
NOT_REACHED = N_("Step {number} of the flow could not be played: “{thing}” is covered, disabled or moving.")
NO_OPTION = N_("Step {number} of the flow could not be played: “{thing}” has no such option.")
NO_FIELD = N_("Step {number} of the flow could not be played: “{thing}” is no field to fill in.")
NO_FILE = N_("Step {number} of the flow could not be played: files are not sent.")
NO_CHANGE = N_("After step {number} of the flow another page had to come, and none came.")
NOT_TRUE = N_("Step {number} of the flow could not be played: “{thing}” did not become true.")
NOT_SAID = N_("Step {number} of the flow could not be played: the page does not say “{thing}”.")
NOT_AT = N_("Step {number} of the flow could not be played: the page is not at “{thing}”.")
TOO_SLOW = N_("Step {number} of the flow took too long.")
WINDOW = N_("Step {number} of the flow opened another window, and these are closed.")
LITERAL = N_("Step {number} fills a password field with words of the file. Keep the password as a secret.")
ELSEWHERE = N_("Step {number} was not played: a secret would go to {thing}, which the flow does not name.")
LATER = N_("The flow did not come this far: an earlier step could not be played.")
LOGGED_OUT = N_("The page asks to log in again, so it was not looked at.")
