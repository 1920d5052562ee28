namespace Vedette.Miners.Control;

public enum ControlOutcome
{
    /// <summary>The device said so, or shows it.</summary>
    Done,

    /// <summary>The device answered that it will not, or kept its settings.</summary>
    Refused,

    /// <summary>Nobody wrote down how this firmware does that, or it has no such interface.</summary>
    NotSupported,

    /// <summary>None is configured, or the device does not take it.</summary>
    Credentials,

    /// <summary>Nothing was sent.</summary>
    Unreachable,

    /// <summary>Another device has the address now; nothing was sent.</summary>
    ChangedIdentity,

    /// <summary>It was sent, and no answer came: whether it was taken is not known.</summary>
    Unknown,
}
