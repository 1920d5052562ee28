namespace Vedette.MinerSimulator.Values;

/// <summary>What changes from reply to reply and from miner to miner.</summary>
internal enum SlotKind
{
    None,
    Rate,
    Temperature,
    Elapsed,
    Accepted,

    /// <summary>Of a device that was recorded before its first share: one every five seconds.</summary>
    AcceptedAnew,
    AcceptedWork,

    /// <summary>Grows as the time does: work done since the start.</summary>
    Total,

    /// <summary>The device's own clock, in seconds since 1970.</summary>
    Clock,

    /// <summary>In seconds since 1970, or h:mm:ss ago.</summary>
    LastShare,
    PoolUrl,
    PoolUser,
    Mac,
}
