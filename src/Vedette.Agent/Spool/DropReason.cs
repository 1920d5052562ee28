namespace Vedette.Agent.Spool;

/// <summary>Why measurements were given up before they reached the server.</summary>
internal enum DropReason
{
    /// <summary>The spool reached its bound; the oldest went.</summary>
    SpoolFull,

    /// <summary>The disk took no more and the few batches kept in memory were too many.</summary>
    DiskFull,

    /// <summary>What lay on the disk was damaged.</summary>
    Damaged,

    /// <summary>More different series than the agent keeps.</summary>
    SeriesLimit,

    /// <summary>A new series could not be written down, so it could not be named safely.</summary>
    SeriesNotStored,
}
