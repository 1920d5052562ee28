using Vedette.Collectors.Gpu.Nvml;

namespace Vedette.Collectors.Gpu;

/// <summary>NVIDIA's cards as a cycle sees them. The driver is talked to on a thread of its own, so that one that hangs costs a cycle <see cref="GpuOptions.Patience"/>, once.</summary>
internal sealed class NvidiaCards : IDisposable
{
    /// <summary>What the cycle says of the cards while the driver hangs.</summary>
    private const string Silent = "the driver does not answer";

    /// <summary>A search for a library that is not there costs the loader some 0.1 ms.</summary>
    private const double LookSeconds = 60;

    private readonly HostFiles _files;
    private readonly GpuOptions _options;
    private readonly NvmlDriver _driver;
    private PatientThread? _thread;
    private (double Seconds, long AtMs) _cycle;
    private double _lookedAt = double.NegativeInfinity;

    // The cycle's own: while the thread works, what the driver holds must not be looked at.
    private readonly List<CardDescription> _lastKnown = [];
    private List<CardReading>? _unanswered;
    private bool _hasAnswered;

    public NvidiaCards(HostFiles files, GpuOptions options)
    {
        _files = files;
        _options = options;
        _driver = new NvmlDriver(options.NvmlLibrary);
    }

    /// <summary>True while the driver is being opened for the first time: which cards there are is not known yet.</summary>
    public bool IsOpening { get; private set; }

    /// <param name="cycle">Seconds on a clock that never jumps, and milliseconds since the Unix epoch.</param>
    /// <param name="readings">Added to; they hold until the next call.</param>
    public void Read((double Seconds, long AtMs) cycle, List<CardReading> readings)
    {
        if (_thread is null && !IsInstalled(cycle.Seconds))
        {
            return;
        }

        _thread ??= new PatientThread("nvml", () => _driver.Read(_cycle.Seconds, _cycle.AtMs));
        bool answered = TryRead(cycle);
        IsOpening = !answered && !_hasAnswered;
        if (!answered)
        {
            readings.AddRange(_unanswered ??= [.. _lastKnown.Select(card => new CardReading(card with { QueryFailure = Silent }))]);
            return;
        }

        _unanswered = null;
        _hasAnswered = true;
        if (_driver.Readings.Count == 0 && _driver.Failure is { } failure)
        {
            readings.AddRange(_unanswered = NvidiaProcCards.Read(_files, failure));
            return;
        }

        _lastKnown.Clear();
        foreach (CardReading reading in _driver.Readings)
        {
            _lastKnown.Add(reading.Description);
            readings.Add(reading);
        }
    }

    public void Dispose()
    {
        if (_thread is null || _thread.TryEnd())
        {
            _driver.Dispose();
        }
    }

    private bool TryRead((double Seconds, long AtMs) cycle)
    {
        if (_thread!.IsIdle)
        {
            _cycle = cycle;   // Only the idle thread's argument may be changed.
        }

        return _thread.TryRun(_hasAnswered ? _options.Patience : _options.OpeningPatience);
    }

    /// <summary>The driver may be installed while this process runs.</summary>
    private bool IsInstalled(double seconds)
    {
        if (seconds - _lookedAt < LookSeconds && seconds >= _lookedAt)
        {
            return false;
        }

        _lookedAt = seconds;
        using NvmlLibrary? library = NvmlLibrary.TryLoad(_options.NvmlLibrary);
        return library is not null;
    }
}
