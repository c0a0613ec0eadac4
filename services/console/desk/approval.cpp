#include "services/console/desk/approval.h"
