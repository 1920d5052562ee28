using System.Globalization;
using System.Text.RegularExpressions;

namespace Vedette.MinerSimulator.Values;

/// <summary>
/// What one miner's changing values are at this moment: rates and temperatures wobble, time and shares go on as the recording's own ratio of shares to time says, so that rate, difficulty and shares stay consistent.
/// </summary>
/// <param name="seed">Of this miner.</param>
/// <param name="elapsed">Seconds that the recorded device had been mining.</param>
internal sealed partial class MinerValues(int seed, string mac, double elapsed, TimeProvider clock)
{
    private const double RateWobble = 0.03;
    private const double TemperatureWobble = 2;
    private const int SecondsPerWobble = 10;
    private const double SharesPerSecondAnew = 0.2;
    private const long OldestClock = 1_000_000_000;   // A number above it is a moment, one below it a duration.

    // Up to an hour apart, so that no two miners of one recording tell the same.
    private readonly double _phase = (Noise(seed, 0) * 1800) + 1800;

    // Guards what a test changes while replies are made.
    private readonly Lock _lock = new();
    private DateTimeOffset _startedAt = clock.GetUtcNow();
    private DateTimeOffset? _sharesStoppedAt;
    private bool _wasRestarted;

    public string Mac { get; } = mac;

    public double RateFactor { get; set; } = 1;

    public string? PoolUrl { get; set; }

    public string? PoolUser { get; set; }

    public bool SharesStopped
    {
        get
        {
            lock (_lock)
            {
                return _sharesStoppedAt is not null;
            }
        }

        set
        {
            lock (_lock)
            {
                _sharesStoppedAt = value ? _sharesStoppedAt ?? clock.GetUtcNow() : null;
            }
        }
    }

    /// <summary>Its counters begin anew.</summary>
    public void Restart()
    {
        lock (_lock)
        {
            _startedAt = clock.GetUtcNow();
            _wasRestarted = true;
            _sharesStoppedAt = _sharesStoppedAt is null ? null : _startedAt;
        }
    }

    public string Of(ReplySlot slot)
    {
        (double mining, double sharing, double sinceShares) = Ages();
        return slot.Kind switch
        {
            SlotKind.Mac => Spelled(slot.Text),
            SlotKind.PoolUrl => PoolUrl ?? slot.Text,
            SlotKind.PoolUser => PoolUser ?? slot.Text,
            SlotKind.LastShare when Duration().Match(slot.Text) is { Success: true } => Ago(slot.Text, sinceShares),
            SlotKind.LastShare => Change(slot.Text, n => n > OldestClock ? clock.GetUtcNow().ToUnixTimeSeconds() - Math.Round(sinceShares) : n),
            SlotKind.Clock => Change(slot.Text, n => n > OldestClock ? clock.GetUtcNow().ToUnixTimeSeconds() : n),
            SlotKind.Elapsed => Change(slot.Text, n => Math.Floor(_wasRestarted ? mining : n + mining - elapsed)),
            SlotKind.Rate => Change(slot.Text, n => n * RateFactor * (1 + (RateWobble * Wobble(0)))),
            SlotKind.Temperature => Change(slot.Text, n => n is > 5 and < 150 ? n + (TemperatureWobble * Wobble(slot.Start)) : n),
            SlotKind.Accepted => Change(slot.Text, n => Math.Floor(n * sharing / elapsed)),
            SlotKind.AcceptedAnew => Change(slot.Text, _ => Math.Floor(sharing * SharesPerSecondAnew)),
            SlotKind.AcceptedWork => Change(slot.Text, n => n * sharing / elapsed),
            SlotKind.Total => Change(slot.Text, n => n * mining / elapsed),
            _ => slot.Text,
        };
    }

    private (double Mining, double Sharing, double SinceShares) Ages()
    {
        lock (_lock)
        {
            double before = _wasRestarted ? 0 : elapsed + _phase;
            DateTimeOffset now = clock.GetUtcNow();
            double mining = before + (now - _startedAt).TotalSeconds;
            double since = _sharesStoppedAt is { } stopped ? (now - stopped).TotalSeconds : 0;
            return (mining, mining - since, since);
        }
    }

    private double Wobble(int salt) => Noise(seed, ((long)salt << 40) ^ (clock.GetUtcNow().ToUnixTimeSeconds() / SecondsPerWobble));

    /// <summary>From -1 to 1, the same for the same numbers in every process.</summary>
    private static double Noise(int seed, long number)
    {
        ulong mixed = ((ulong)(uint)seed << 32) ^ (ulong)number;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return ((mixed ^ (mixed >> 31)) >> 11) / (double)(1UL << 52) - 1;
    }

    /// <summary>Every number of the text, each with as many decimals as it had.</summary>
    private static string Change(string text, Func<double, double> change) => Number().Replace(text, match =>
    {
        if (match.Value.Contains('e', StringComparison.OrdinalIgnoreCase) || !double.TryParse(match.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out double number))
        {
            return match.Value;
        }

        int dot = match.Value.IndexOf('.');
        return change(number).ToString($"F{(dot < 0 ? 0 : Math.Min(match.Value.Length - dot - 1, 15))}", CultureInfo.InvariantCulture);
    });

    private static string Ago(string text, double seconds)
    {
        int[] parts = [.. text.Split(':').Select(p => int.Parse(p, CultureInfo.InvariantCulture))];
        long total = (long)((parts[0] * 3600) + (parts[1] * 60) + parts[2] + seconds);
        return string.Create(CultureInfo.InvariantCulture, $"{total / 3600}:{total / 60 % 60:00}:{total % 60:00}");
    }

    /// <summary>The own MAC in the spelling of the recorded one.</summary>
    private string Spelled(string recorded)
    {
        string separator = recorded.Contains(':') ? ":" : recorded.Contains('-') ? "-" : "";
        string spelled = string.Join(separator, Mac.Chunk(2).Select(pair => new string(pair)));
        return recorded.Any(char.IsAsciiLetterUpper) ? spelled.ToUpperInvariant() : spelled;
    }

    [GeneratedRegex(@"-?\d+(\.\d+)?([eE][+-]?\d+)?", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Number();

    [GeneratedRegex(@"\A\d+:\d\d:\d\d\z", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Duration();
}
