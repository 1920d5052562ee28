namespace Vedette.Server.Miners.Judgement.Rules;

/// <summary>How long something has to be so before it is told, and how long not before it is taken back.</summary>
/// <param name="Polls">And in so many polls in a row.</param>
internal readonly record struct Sustain(TimeSpan For, int Polls, TimeSpan ClearFor)
{
    /// <summary>What cannot be chance: one look is enough.</summary>
    public static Sustain AtOnce { get; } = new(TimeSpan.Zero, 1, TimeSpan.Zero);

    /// <summary>One poll may be the moment of a switch, or a reply that was cut; the second is not.</summary>
    public static Sustain TwoPolls { get; } = new(TimeSpan.Zero, 2, TimeSpan.Zero);

    public static Sustain Minutes(int minutes, int clearMinutes = 3) => new(TimeSpan.FromMinutes(minutes), 2, TimeSpan.FromMinutes(clearMinutes));
}
