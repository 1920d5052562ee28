namespace Vedette.Agent.Link;

/// <summary>
/// How long to wait before the next try: doubling from the first delay to the longest, each between half and one and a half of its step, so that a fleet does not
/// return in step. A session that was healthy for a while starts the count anew.
/// </summary>
internal sealed class Backoff(TimeSpan first, TimeSpan longest, TimeSpan healthyAfter, Func<double> random)
{
    private static readonly TimeSpan HealthyAfter = TimeSpan.FromSeconds(30);

    private int _failures;

    public static Backoff AfterLoss(Func<double> random) => new(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(60), HealthyAfter, random);

    /// <summary>A revoked or wrong key does not get better by asking every minute.</summary>
    public static Backoff AfterRefusal(Func<double> random) => new(TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(15), HealthyAfter, random);

    /// <param name="lasted">How long the session that just ended was up; zero where none came about.</param>
    public TimeSpan Next(TimeSpan lasted)
    {
        if (lasted >= healthyAfter)
        {
            _failures = 0;
        }

        double step = Math.Min(longest.TotalSeconds, first.TotalSeconds * Math.Pow(2, Math.Min(_failures++, 30)));
        return TimeSpan.FromSeconds(Math.Min(longest.TotalSeconds, step * (0.5 + random())));
    }
}
