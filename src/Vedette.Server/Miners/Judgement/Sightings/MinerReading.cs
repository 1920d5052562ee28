namespace Vedette.Server.Miners.Judgement.Sightings;

/// <summary>What one poll said, as far as later judgements need it. Forty bytes: two hours of a thousand miners are five megabytes.</summary>
internal readonly record struct MinerReading
{
    /// <summary>A count whose rise since the poll before is not known.</summary>
    public const int UnknownRise = -1;

    public required long AtMs { get; init; }

    /// <summary>Hashes per second; NaN = not told.</summary>
    public required float Rate { get; init; }

    /// <summary>Of the active pool; NaN = not told.</summary>
    public required float Difficulty { get; init; }

    public required int Accepted { get; init; }

    public required int Rejected { get; init; }

    public required int HardwareErrors { get; init; }

    /// <summary>Seconds since the poll before.</summary>
    public required int Seconds { get; init; }

    /// <summary>The mining program began anew since the poll before.</summary>
    public required bool Restarted { get; init; }

    /// <summary>Two polls as one, this being the later.</summary>
    public MinerReading After(MinerReading earlier) => this with
    {
        Accepted = Sum(Accepted, earlier.Accepted),
        Rejected = Sum(Rejected, earlier.Rejected),
        HardwareErrors = Sum(HardwareErrors, earlier.HardwareErrors),
        Seconds = Seconds + earlier.Seconds,
        Restarted = Restarted || earlier.Restarted,
    };

    private static int Sum(int one, int other) => one == UnknownRise || other == UnknownRise ? UnknownRise : one + other;
}
