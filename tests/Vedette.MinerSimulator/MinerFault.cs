namespace Vedette.MinerSimulator;

/// <summary>How a miner treats who asks it.</summary>
public enum MinerFault
{
    None,

    /// <summary>A few bytes at a time, with gaps: whole replies take minutes.</summary>
    SlowDrip,

    /// <summary>Half a reply, then the end.</summary>
    CutReply,

    /// <summary>One of the ill-formed replies of _synthetic-quirks.json, another each time.</summary>
    Malformed,

    /// <summary>Accepts, listens and says nothing.</summary>
    Silent,

    /// <summary>Accepts and closes.</summary>
    HangsUp,

    /// <summary>Whoever comes second waits until the first is done: what a cgminer is.</summary>
    OneClientAtATime,
}
