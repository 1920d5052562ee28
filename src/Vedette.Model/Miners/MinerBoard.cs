namespace Vedette.Model.Miners;

/// <summary>One hash board. A slot that is known to be empty is not listed.</summary>
public sealed record MinerBoard
{
    /// <summary>From 0, in the order of the device's own numbers.</summary>
    public required int Slot { get; init; }

    /// <summary>The device's own name or number of it, where that differs.</summary>
    public string? Id { get; init; }

    public string? Serial { get; init; }

    /// <summary>The device's own word for what it is doing.</summary>
    public string? State { get; init; }

    /// <summary>Hashes per second.</summary>
    public double? Hashrate { get; init; }

    /// <summary>Hashes per second.</summary>
    public double? ExpectedHashrate { get; init; }

    public int? Chips { get; init; }

    public int? ExpectedChips { get; init; }

    /// <summary>One letter per chip where the device shows them: o = works, x = does not.</summary>
    public string? ChipMap { get; init; }

    /// <summary>Degrees Celsius, the hottest place of the board.</summary>
    public double? BoardTemperature { get; init; }

    /// <summary>Degrees Celsius, the hottest chip.</summary>
    public double? ChipTemperature { get; init; }

    public double? InletTemperature { get; init; }

    public double? OutletTemperature { get; init; }

    public double? FrequencyMegahertz { get; init; }

    public double? Volts { get; init; }

    public double? PowerWatts { get; init; }

    public long? HardwareErrors { get; init; }
}
