namespace Vedette.Agent.Telegraf;

/// <summary>So many lines a minute go to the log; of the rest it is told how many they were.</summary>
internal sealed class LineAllowance(int perMinute, TimeProvider clock)
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private long _began = clock.GetTimestamp();
    private int _inMinute;

    /// <summary>Whether a line may be written now.</summary>
    /// <param name="leftOut">How many were not in the minute before; other than zero once per minute at most.</param>
    public bool Take(out int leftOut)
    {
        leftOut = 0;
        if (clock.GetElapsedTime(_began) >= Minute)
        {
            leftOut = Math.Max(0, _inMinute - perMinute);
            _began = clock.GetTimestamp();
            _inMinute = 0;
        }

        return ++_inMinute <= perMinute;
    }
}
