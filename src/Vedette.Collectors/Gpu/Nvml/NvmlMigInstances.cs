namespace Vedette.Collectors.Gpu.Nvml;

/// <summary>
/// The MIG instances of a card. They are cut and dissolved while the card runs, so their handles are asked for at each reading. Only memory and processes are told of an instance; the rest is the card's.
/// </summary>
internal sealed class NvmlMigInstances
{
    /// <summary>Seven is the most that any card is cut into; a larger claim is not believed.</summary>
    private const uint MostInstances = 32;

    private readonly Dictionary<nint, (CardReading Reading, NvmlProcessReader Processes)> _byHandle = [];
    private readonly List<CardReading> _readings = [];
    private readonly NvmlQueries _queries = new();

    public IReadOnlyList<CardReading> Readings => _readings;

    public void Clear()
    {
        _readings.Clear();
        _byHandle.Clear();
    }

    public void Read(NvmlCalls calls, nint card, CardDescription parent, bool isCut)
    {
        _readings.Clear();
        if (!isCut || calls.MaxMigInstances.Read(card, out uint most) != NvmlResult.Success)
        {
            _byHandle.Clear();
            return;
        }

        for (uint index = 0; index < Math.Min(most, MostInstances); index++)
        {
            if (calls.Structures.MigInstance(card, index, out nint device) == NvmlResult.Success && device != 0)
            {
                ReadInstance(calls, device, parent);
            }
        }
    }

    private void ReadInstance(NvmlCalls calls, nint device, CardDescription parent)
    {
        // A handle may come to mean another instance after a new cut, so the UUID is looked at each time.
        if (calls.Uuid.Read(device) is not { } uuid)
        {
            return;
        }

        if (!_byHandle.TryGetValue(device, out (CardReading Reading, NvmlProcessReader Processes) instance) || instance.Reading.Description.Key != uuid)
        {
            instance = (new CardReading(Describe(calls, device, parent, uuid)), new NvmlProcessReader());
            _byHandle[device] = instance;
        }

        CardReading reading = instance.Reading;
        reading.Clear();
        _queries.Begin();
        if (_queries.Check(calls.Structures.Memory(device, out NvmlMemory memory), "nvmlDeviceGetMemoryInfo"))
        {
            reading.Gauges.MemoryUsedBytes = (long)memory.Used;
            reading.Gauges.MemoryFreeBytes = (long)memory.Free;
            if (reading.Description.MemoryTotalBytes != (long)memory.Total)
            {
                reading.Description = reading.Description with { MemoryTotalBytes = (long)memory.Total };
            }
        }

        instance.Processes.Read(calls.Processes, device, _queries, reading.Processes);
        if (reading.Description.QueryFailure != _queries.Failure)
        {
            reading.Description = reading.Description with { QueryFailure = _queries.Failure };
        }

        _readings.Add(reading);
    }

    private static CardDescription Describe(NvmlCalls calls, nint device, CardDescription parent, string uuid) => parent with
    {
        Key = uuid,
        Uuid = uuid,
        MigParent = parent.Key,
        MigProfile = Profile(calls.Name.Read(device)),
        GpuInstanceId = calls.GpuInstanceId.Read(device, out uint id) == NvmlResult.Success ? id : null,
        MemoryTotalBytes = null,
        PowerLimitWatts = null,
        EccMode = null,
        MigMode = null,
        XidLast = null,
        XidLastAt = null,
        EccUncorrectedAt = null,
        XidErrorsTotal = null,
        QueryFailure = null,
    };

    /// <summary>"NVIDIA A100-SXM4-40GB MIG 1g.5gb" names the profile at its end.</summary>
    private static string? Profile(string? name)
    {
        const string Mark = " MIG ";
        int at = name?.LastIndexOf(Mark, StringComparison.Ordinal) ?? -1;
        return at < 0 ? null : name![(at + Mark.Length)..];
    }
}
