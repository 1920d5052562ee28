namespace Vedette.Storage.Control;

/// <summary>How far one order of a run has come. Numbers are for ever.</summary>
public enum MinerActionState : byte
{
    /// <summary>Nothing was sent yet.</summary>
    Waiting = 1,

    /// <summary>To the agent; no answer yet.</summary>
    Sent = 2,

    Done = 3,

    /// <summary>By the agent or by the device; the outcome says which and why.</summary>
    Refused = 4,

    /// <summary>Its agent was not there in time, or had it too late.</summary>
    Expired = 5,

    /// <summary>It was sent, and what came of it is not known. It is never sent again by itself.</summary>
    Unknown = 6,

    Cancelled = 7,
}
