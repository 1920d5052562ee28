namespace Vedette.Model.Miners;

/// <summary>What a miner says it is doing. Numbers are for ever.</summary>
public enum MinerState : byte
{
    Unknown = 0,
    Mining = 1,

    /// <summary>Looks for its best frequencies; its rate is below what it will be.</summary>
    Tuning = 2,
    Starting = 3,

    /// <summary>Told to rest by its owner.</summary>
    Sleeping = 4,

    /// <summary>It says that its mining program does not run, and not that this was wanted. Not a rate of 0.</summary>
    Stopped = 5,

    /// <summary>Stopped by itself, for the reason in its errors.</summary>
    Fault = 6,
    Unreachable = 7,

    /// <summary>Its interface wants a login that was not configured, or that it refused.</summary>
    AuthRequired = 8,
}
