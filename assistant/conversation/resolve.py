from assistant.conversation.reading import Reading
from assistant.conversation.standalone import standalone
LAST_TURNS = 200
def resolve(question, turns):
    return Reading(standalone(question, turns))
