namespace Vedette.Model.Miners;

/// <summary>Where a figure of power comes from. Numbers are for ever.</summary>
public enum PowerSource : byte
{
    Unknown = 0,

    /// <summary>The power supply measured it at the wall.</summary>
    Measured = 1,

    /// <summary>The firmware computed it.</summary>
    Estimated = 2,

    /// <summary>The device gives it and does not say how it came by it.</summary>
    Reported = 3,
}
