namespace Vedette.Chunks.Sealed;

/// <summary>How a sealed chunk holds its timestamps: the high four bits of its encoding byte. The numbers are on disks; never reuse one.</summary>
internal enum TimeEncoding : byte
{
    /// <summary>One step between all of them.</summary>
    Regular = 1,

    /// <summary>Distances from a regular grid: a timer's jitter does not add up there, as it does in deltas.</summary>
    Grid = 2,

    /// <summary>Distances from one to the next.</summary>
    Delta = 3,
}
