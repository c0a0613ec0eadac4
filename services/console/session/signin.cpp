#include "services/console/session/signin.h"
