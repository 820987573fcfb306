"""The parts of the control plane that a client has as attributes."""

from .clock import ClockControl
from .data_sets import DataSetsControl
from .faults import FaultsControl
from .limits import LimitsControl
from .outcomes import OutcomesControl
from .sandboxes import SandboxesControl

__all__ = ["ClockControl", "DataSetsControl", "FaultsControl", "LimitsControl", "OutcomesControl", "SandboxesControl"]
