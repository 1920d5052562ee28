namespace Vedette.Storage.Telemetry.Journal;

/// <summary>Which samples of an append are taken: those within [from, to], and of them the first so many. Stored with the append, so that a replay takes the same.</summary>
internal readonly record struct AcceptWindow(long FromMs, long ToMs, int MaxSamples)
{
    public const int Unlimited = -1;

    public bool HasRoomFor(int accepted) => MaxSamples == Unlimited || accepted < MaxSamples;
}
