namespace Vedette.Collectors.Gpu.Nvml;

/// <summary>The processes on one card or MIG instance, joined with how much of it they used since the last reading.</summary>
internal sealed class NvmlProcessReader
{
    private readonly List<(int Pid, long? MemoryBytes)> _found = [];
    private readonly Dictionary<uint, (ulong TimestampUs, uint Percent, bool Worked)> _use = [];
    private ulong _lastSampleUs;

    public void Read(NvmlProcessCalls calls, nint device, NvmlQueries queries, List<CardProcess> processes)
    {
        bool usesKnown = ReadUse(calls, device);
        _found.Clear();
        queries.Check(calls.Running(device, graphics: false, _found), "nvmlDeviceGetComputeRunningProcesses");
        Add(CardProcess.Compute, usesKnown, processes);
        _found.Clear();
        queries.Check(calls.Running(device, graphics: true, _found), "nvmlDeviceGetGraphicsRunningProcesses");
        Add(CardProcess.Graphics, usesKnown, processes);
    }

    /// <summary>Samples are kept by the driver for a few seconds; "not found" means that nobody did anything since.</summary>
    private bool ReadUse(NvmlProcessCalls calls, nint device)
    {
        _use.Clear();
        NvmlResult result = calls.Samples(device, _lastSampleUs, out ReadOnlySpan<NvmlProcessSample> samples);
        foreach (NvmlProcessSample sample in samples)
        {
            if (sample.TimestampUs == 0)
            {
                continue;   // Room that the driver did not fill.
            }

            _lastSampleUs = Math.Max(_lastSampleUs, sample.TimestampUs);
            _use.TryGetValue(sample.Pid, out (ulong TimestampUs, uint Percent, bool Worked) known);
            bool isNewer = sample.TimestampUs >= known.TimestampUs;
            _use[sample.Pid] = (isNewer ? sample.TimestampUs : known.TimestampUs, isNewer ? sample.Sm : known.Percent, known.Worked || sample.Worked);
        }

        return result is NvmlResult.Success or NvmlResult.NotFound;
    }

    /// <summary>A program that computes and draws stands in both lists with the same memory: it is one process.</summary>
    private void Add(string type, bool usesKnown, List<CardProcess> processes)
    {
        foreach ((int pid, long? memory) in _found)
        {
            if (Stands(pid, processes))
            {
                continue;
            }

            _use.TryGetValue((uint)pid, out (ulong TimestampUs, uint Percent, bool Worked) use);
            processes.Add(new CardProcess(pid, type, memory, usesKnown ? use.Percent : null, usesKnown ? use.Worked : null));
        }
    }

    private static bool Stands(int pid, List<CardProcess> processes)
    {
        foreach (CardProcess process in processes)
        {
            if (process.Pid == pid)
            {
                return true;
            }
        }

        return false;
    }
}
