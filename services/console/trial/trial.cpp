#include "services/console/trial/trial.h"
