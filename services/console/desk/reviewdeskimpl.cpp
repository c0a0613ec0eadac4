#include "services/console/desk/reviewdeskimpl.h"
