using System.Collections;
using System.Collections.Concurrent;
using System.Threading.Channels;

namespace Vedette.Miners.Discovery;

/// <summary>
/// One scan: (1) leave out what is known, excluded or dark for long (2) knock, neighbours first, then the rest shuffled (3) ask whoever opened a port what it is, beside the knocking (4) knock again where it was silent
/// (5) remember which blocks were dark.
/// </summary>
internal sealed class ScanRun : IDisposable
{
    private readonly ScanRequest _request;
    private readonly ScanProgress _progress;
    private readonly IProgress<ScanFinding> _found;
    private readonly TimeProvider _clock;
    private readonly long _startedAt;
    private readonly ConnectBudget _budget;
    private readonly SemaphoreSlim _places;
    private readonly IReadOnlyDictionary<string, string> _macs;

    // Filled before the first knock, read only afterwards.
    private readonly HashSet<uint> _leftOut = [];
    private readonly HashSet<uint> _restingBlocks = [];

    // Touched by knocks that end at the same time.
    private readonly ConcurrentDictionary<uint, bool> _answeredBlocks = new();
    private readonly ConcurrentDictionary<uint, bool> _unaskedBlocks = new();
    private readonly Channel<(uint Address, int? Port)> _candidates = Channel.CreateUnbounded<(uint Address, int? Port)>();
    private readonly Lock _silentLock = new();
    private readonly BitArray _silent;

    public ScanRun(ScanRequest request, ScanProgress progress, IProgress<ScanFinding> found, TimeProvider clock)
    {
        _request = request;
        _progress = progress;
        _found = found;
        _clock = clock;
        _startedAt = clock.GetTimestamp();
        _budget = new ConnectBudget(request.Pace.ConnectsPerSecond, clock);
        _places = new SemaphoreSlim(request.Pace.HostsInFlight, request.Pace.HostsInFlight);
        _macs = request.Neighbours?.ReadMacs() ?? new Dictionary<string, string>();
        _silent = new BitArray(request.Range.Count);
    }

    public async Task RunAsync(IAddressProbe probe, DeviceIdentification identification, CancellationToken stop)
    {
        // :: (1)
        LeaveOut();
        var order = new ShuffledOrder(_request.Range.Count, _request.Random);
        List<uint> first = Neighbours();

        // :: (3) In tasks of their own, so that a slow device keeps nobody waiting but those that are asked after it.
        Task[] askers = [.. Enumerable.Range(0, _request.Pace.IdentificationsInFlight).Select(_ => AskAsync(identification, stop))];
        try
        {
            // :: (2)
            await KnockAsync(probe, Counted(first.Concat(Rest(order, first))), _request.Pace.FirstPatience, stop);

            // :: (4)
            await KnockAsync(probe, Again(order), _request.Pace.RetryPatience, stop);
        }
        finally
        {
            _candidates.Writer.Complete();
            await Task.WhenAll(askers);
        }

        // :: (5)
        RememberBlocks();
    }

    public void Dispose() => _places.Dispose();

    private void LeaveOut()
    {
        AddressRange range = _request.Range;
        foreach (string address in _request.KnownLive)
        {
            if (AddressText.TryParse(address, out uint number) && range.Contains(number))
            {
                _leftOut.Add(number);
                _answeredBlocks[DeadRanges.BlockOf(number)] = true;   // Its polls answer.
            }
        }

        foreach (string address in _request.Skipped)
        {
            if (AddressText.TryParse(address, out uint number))
            {
                _leftOut.Add(number);
            }
        }

        int hosts = 0;
        int skipped = 0;
        for (int i = 0; i < range.Count; i++)
        {
            uint address = range.FirstNumber + (uint)i;
            if (range.Contains(address))
            {
                hosts++;
                skipped += IsLeftOut(address) ? 1 : 0;
            }
        }

        _progress.Begin(hosts, skipped);
    }

    /// <summary>Dark blocks are decided on once, at the scan's begin.</summary>
    private bool IsLeftOut(uint address)
    {
        uint block = DeadRanges.BlockOf(address);
        bool isResting = _restingBlocks.Contains(block);
        if (!isResting && _request.DeadRanges is { } dead && !_answeredBlocks.ContainsKey(block) && !dead.IsDue(address))
        {
            isResting = _restingBlocks.Add(block);
        }

        return isResting || _leftOut.Contains(address);
    }

    /// <summary>Somebody is there, so a dark block is no reason to leave them out.</summary>
    private List<uint> Neighbours() =>
        [.. (_request.Neighbours?.Read() ?? []).Select(n => n.Address).Distinct().Where(a => _request.Range.Contains(a) && !_leftOut.Contains(a))];

    private IEnumerable<uint> Rest(ShuffledOrder order, List<uint> first)
    {
        var done = first.ToHashSet();
        return order.Numbers().Select(n => _request.Range.FirstNumber + (uint)n)
            .Where(a => _request.Range.Contains(a) && !_leftOut.Contains(a) && !_restingBlocks.Contains(DeadRanges.BlockOf(a)) && !done.Contains(a));
    }

    private IEnumerable<uint> Counted(IEnumerable<uint> addresses)
    {
        foreach (uint address in addresses)
        {
            _progress.Knocked();
            yield return address;
        }
    }

    private IEnumerable<uint> Again(ShuffledOrder order)
    {
        bool all = _request.Pace.Retry == SilentRetry.All;
        return order.Numbers().Where(IsSilent).Select(n => _request.Range.FirstNumber + (uint)n).Where(a => all || _answeredBlocks.ContainsKey(DeadRanges.BlockOf(a)));
    }

    private bool IsSilent(int number)
    {
        lock (_silentLock)
        {
            return _silent[number];
        }
    }

    /// <summary>Returns when the last knock has ended, also where <paramref name="stop"/> cut it short.</summary>
    private async Task KnockAsync(IAddressProbe probe, IEnumerable<uint> addresses, TimeSpan patience, CancellationToken stop)
    {
        try
        {
            foreach (uint address in addresses)
            {
                await _places.WaitAsync(stop);
                if (stop.IsCancellationRequested)
                {
                    _places.Release();   // Given back by a knock that the same end cut short.
                    stop.ThrowIfCancellationRequested();
                }

                _ = KnockOneAsync(probe, address, patience, stop);
            }
        }
        finally
        {
            for (int i = 0; i < _request.Pace.HostsInFlight; i++)
            {
                await _places.WaitAsync(CancellationToken.None);
            }

            _places.Release(_request.Pace.HostsInFlight);
        }
    }

    private async Task KnockOneAsync(IAddressProbe probe, uint address, TimeSpan patience, CancellationToken stop)
    {
        try
        {
            Take(address, await probe.ProbeAsync(address, patience, _budget, stop));
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The scan ends; the next one finds what is there.
        }
        catch (Exception error)
        {
            Fail(address, error.Message);
        }
        finally
        {
            _places.Release();
        }
    }

    private void Take(uint address, ProbeResult result)
    {
        lock (_silentLock)
        {
            _silent[(int)(address - _request.Range.FirstNumber)] = result.Outcome == ProbeOutcome.Silent;
        }

        switch (result.Outcome)
        {
            case ProbeOutcome.Failed:
                Fail(address, result.Error ?? "the knock failed");
                break;
            case ProbeOutcome.Refused or ProbeOutcome.Candidate:
                _progress.Heard();
                _answeredBlocks[DeadRanges.BlockOf(address)] = true;
                break;
        }

        if (result.Outcome == ProbeOutcome.Candidate)
        {
            _candidates.Writer.TryWrite((address, result.OpenPort));
        }
    }

    private void Fail(uint address, string error)
    {
        _unaskedBlocks[DeadRanges.BlockOf(address)] = true;
        _progress.Failed($"{AddressText.Format(address)}: {error}");
    }

    private async Task AskAsync(DeviceIdentification identification, CancellationToken stop)
    {
        await foreach ((uint number, int? port) in _candidates.Reader.ReadAllAsync(stop))
        {
            string address = AddressText.Format(number);
            ScanFinding finding = await identification.FindingAsync(address, _request.Pace.IdentifyWithin, stop);
            if (finding.Error is { } error)
            {
                _progress.Failed(error);
            }
            else
            {
                _progress.Told(finding.Kind);
            }

            _found.Report(finding with { OpenPort = port, NeighbourMac = _macs.GetValueOrDefault(address) });
        }
    }

    /// <summary>Where this host could not knock nothing is known of a block; it stays what it was.</summary>
    private void RememberBlocks()
    {
        if (_request.DeadRanges is not { } dead)
        {
            return;
        }

        AddressRange range = _request.Range;
        uint last = DeadRanges.BlockOf(range.FirstNumber + (uint)(range.Count - 1));
        for (uint block = DeadRanges.BlockOf(range.FirstNumber); block <= last; block++)
        {
            bool answered = _answeredBlocks.ContainsKey(block);
            if (answered || !(_restingBlocks.Contains(block) || _unaskedBlocks.ContainsKey(block)))
            {
                dead.Record(block << 8, answered, _startedAt);
            }
        }
    }
}
