namespace Vedette.Server.Live;

/// <summary>
/// How often an agent comes that tells no interval of its own, by when it came: the document-2 agents of a slow site call every five minutes and are well. A single long pause is an outage, one that came again is how the
/// agent works.
/// </summary>
internal sealed class CallRhythm
{
    /// <summary>Document 1's clients come once a minute.</summary>
    public const int UsualSeconds = 60;

    /// <summary>However rarely an agent comes, its owner wants to hear within hours that it is gone; a miner's polls are believed as far.</summary>
    public const int SlowestSeconds = 30 * 60;

    /// <summary>A round is several calls: what was found, what was measured.</summary>
    private const long SameRoundMs = 10_000;

    private const int MostPauses = 6;

    /// <summary>Of fewer pauses the longest counts: they are all that is known.</summary>
    private const int PausesWithOutage = 4;

    private readonly Queue<long> _pausesMs = new(MostPauses);
    private long? _lastMs;

    public int Seconds { get; private set; } = UsualSeconds;

    /// <summary>To be told of every call, or of the newest as often as it may have changed.</summary>
    public void Heard(long atMs)
    {
        if (atMs == _lastMs)
        {
            return;
        }

        long pause = atMs - (_lastMs ?? atMs);
        _lastMs = atMs;
        if (pause < SameRoundMs)
        {
            return;
        }

        if (_pausesMs.Count == MostPauses)
        {
            _pausesMs.Dequeue();
        }

        _pausesMs.Enqueue(pause);
        long usual = _pausesMs.OrderDescending().ElementAt(_pausesMs.Count < PausesWithOutage ? 0 : 1);
        Seconds = (int)Math.Clamp((usual + 999) / 1000, UsualSeconds, SlowestSeconds);
    }
}
