using Vedette.Model.States;

namespace Vedette.Collectors.Gpu.Nvml;

/// <summary>One card: its handle in the present session, its reading, and its MIG instances. Known for as long as this process lives, so that a lost card stays in sight.</summary>
internal sealed class NvmlCard(CardDescription description)
{
    private readonly NvmlQueries _queries = new();
    private readonly NvmlProcessReader _processes = new();
    private readonly NvmlMigInstances _instances = new();
    private readonly EccWatch _errors = new();
    private NvmlCalls? _calls;
    private nint _device;

    public CardReading Reading { get; } = new(description);

    public nint Device => _device;

    public IReadOnlyList<CardReading> Instances => _instances.Readings;

    /// <summary>True where the session has to be opened anew to see the card again.</summary>
    public bool IsLost => _calls is null || _queries.IsLost;

    /// <summary>The card as a new session sees it.</summary>
    public void Attach(NvmlCalls calls, nint device, CardDescription seen)
    {
        _calls = calls;
        _device = device;
        CardDescription before = Reading.Description;
        Reading.Description = seen with
        {
            XidLast = before.XidLast,
            XidLastAt = before.XidLastAt,
            EccUncorrectedAt = before.EccUncorrectedAt,
            XidErrorsTotal = before.XidErrorsTotal ?? seen.XidErrorsTotal,
            MemoryTotalBytes = before.MemoryTotalBytes,
            PowerLimitWatts = before.PowerLimitWatts,
            EccMode = before.EccMode,
            MigMode = before.MigMode,
        };
    }

    /// <summary>The session is closed, or its driver lists the card no more.</summary>
    public void Detach(string why)
    {
        _calls = null;
        _device = 0;
        _instances.Clear();
        Reading.Clear();
        SetFailure(why);
    }

    public void CountXid(long xid, long atMs)
    {
        CardDescription card = Reading.Description;
        bool follows = XidErrors.IsOfAProgram(xid) && card.XidLastAt == atMs && card.XidLast is { } cause && !XidErrors.IsOfAProgram(cause);
        Reading.Description = card with { XidLast = follows ? card.XidLast : xid, XidLastAt = atMs, XidErrorsTotal = (card.XidErrorsTotal ?? 0) + 1 };
    }

    public void Read(long atMs)
    {
        if (_calls is not { } calls)
        {
            return;
        }

        Reading.Clear();
        _queries.Begin();
        ReadMemory(calls);
        if (!_queries.IsLost)
        {
            ReadSettings(calls);
            bool isCut = Reading.Description.MigMode == "enabled";
            NvmlGaugeReader.Read(calls, _device, _queries, ref Reading.Gauges);
            _instances.Read(calls, _device, Reading.Description, isCut);
            if (_instances.Readings.Count == 0)
            {
                _processes.Read(calls.Processes, _device, _queries, Reading.Processes);
            }
        }

        if (_queries.IsLost)
        {
            // What was read before the card went is no state of it.
            Reading.Clear();
            _instances.Clear();
        }
        else if (_errors.Take(ref Reading.Gauges))
        {
            Reading.Description = Reading.Description with { EccUncorrectedAt = atMs };
        }

        SetFailure(_queries.Failure);
    }

    private void ReadMemory(NvmlCalls calls)
    {
        if (_queries.Check(calls.Structures.Memory(_device, out NvmlMemory memory), "nvmlDeviceGetMemoryInfo"))
        {
            Reading.Gauges.MemoryUsedBytes = (long)memory.Used;
            Reading.Gauges.MemoryFreeBytes = (long)memory.Free;
            if (Reading.Description.MemoryTotalBytes != (long)memory.Total)
            {
                Reading.Description = Reading.Description with { MemoryTotalBytes = (long)memory.Total };
            }
        }
    }

    /// <summary>A setting that cannot be read just now is what it was.</summary>
    private void ReadSettings(NvmlCalls calls)
    {
        CardDescription card = Reading.Description;
        double? limit = _queries.Check(calls.PowerLimitMilliwatts.Read(_device, out uint milliwatts), "nvmlDeviceGetEnforcedPowerLimit") ? milliwatts / 1000.0 : card.PowerLimitWatts;
        string? ecc = _queries.Check(calls.EccMode.Read(_device, out uint eccMode), "nvmlDeviceGetEccMode") ? Mode(eccMode) : card.EccMode;
        string? mig = _queries.Check(calls.MigMode.Read(_device, out uint migMode), "nvmlDeviceGetMigMode") ? Mode(migMode) : card.MigMode;
        if (limit != card.PowerLimitWatts || ecc != card.EccMode || mig != card.MigMode)
        {
            Reading.Description = card with { PowerLimitWatts = limit, EccMode = ecc, MigMode = mig };
        }
    }

    private void SetFailure(string? failure)
    {
        if (Reading.Description.QueryFailure != failure)
        {
            Reading.Description = Reading.Description with { QueryFailure = failure };
        }
    }

    private static string Mode(uint mode) => mode == 0 ? "disabled" : "enabled";
}
