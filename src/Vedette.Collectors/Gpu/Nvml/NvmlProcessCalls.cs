namespace Vedette.Collectors.Gpu.Nvml;

/// <summary>Who runs on a device. Every list is asked for with a buffer; where the driver needs a larger one, it says so, and the next try has it.</summary>
internal sealed unsafe class NvmlProcessCalls(NvmlLibrary library)
{
    /// <summary>No driver serves as many; a larger claim is not believed.</summary>
    private const uint MostProcesses = 16 * 1024;

    /// <summary>NVML_VALUE_NOT_AVAILABLE.</summary>
    private const ulong NotAvailable = ulong.MaxValue;

    private readonly nint _compute = library.Find("nvmlDeviceGetComputeRunningProcesses_v3", "nvmlDeviceGetComputeRunningProcesses_v2");
    private readonly nint _computeV1 = library.Find("nvmlDeviceGetComputeRunningProcesses");
    private readonly nint _graphics = library.Find("nvmlDeviceGetGraphicsRunningProcesses_v3", "nvmlDeviceGetGraphicsRunningProcesses_v2");
    private readonly nint _graphicsV1 = library.Find("nvmlDeviceGetGraphicsRunningProcesses");

    private readonly delegate* unmanaged<nint, NvmlProcessSample*, uint*, ulong, int> _samples =
        (delegate* unmanaged<nint, NvmlProcessSample*, uint*, ulong, int>)library.Find("nvmlDeviceGetProcessUtilization");

    private NvmlProcess[] _processes = new NvmlProcess[64];
    private NvmlProcessV1[] _oldProcesses = new NvmlProcessV1[64];
    private NvmlProcessSample[] _buffer = new NvmlProcessSample[128];

    /// <summary>Adds (pid, memory, GPU instance) of each; memory null where the driver does not tell.</summary>
    public NvmlResult Running(nint device, bool graphics, List<(int Pid, long? MemoryBytes)> found)
    {
        nint newest = graphics ? _graphics : _compute;
        if (newest == 0)
        {
            return RunningV1(device, graphics ? _graphicsV1 : _computeV1, found);
        }

        var call = (delegate* unmanaged<nint, uint*, NvmlProcess*, int>)newest;
        NvmlResult result;
        uint count;
        do
        {
            count = (uint)_processes.Length;
            fixed (NvmlProcess* room = _processes)
            {
                result = (NvmlResult)call(device, &count, room);
            }
        }
        while (result == NvmlResult.InsufficientSize && TryGrow(ref _processes, count));

        for (int i = 0; result == NvmlResult.Success && i < Math.Min(count, _processes.Length); i++)
        {
            found.Add(((int)_processes[i].Pid, Known(_processes[i].MemoryBytes)));
        }

        return result;
    }

    /// <summary>What processes did in the sample periods after <paramref name="sinceUs"/>; not found where none did anything.</summary>
    public NvmlResult Samples(nint device, ulong sinceUs, out ReadOnlySpan<NvmlProcessSample> samples)
    {
        samples = default;
        if (_samples is null)
        {
            return NvmlResult.FunctionNotFound;
        }

        NvmlResult result;
        uint count;
        do
        {
            count = (uint)_buffer.Length;
            fixed (NvmlProcessSample* room = _buffer)
            {
                result = (NvmlResult)_samples(device, room, &count, sinceUs);
            }
        }
        while (result == NvmlResult.InsufficientSize && TryGrow(ref _buffer, count));

        if (result == NvmlResult.Success)
        {
            samples = _buffer.AsSpan(0, (int)Math.Min(count, _buffer.Length));
        }

        return result;
    }

    private NvmlResult RunningV1(nint device, nint address, List<(int Pid, long? MemoryBytes)> found)
    {
        if (address == 0)
        {
            return NvmlResult.FunctionNotFound;
        }

        var call = (delegate* unmanaged<nint, uint*, NvmlProcessV1*, int>)address;
        NvmlResult result;
        uint count;
        do
        {
            count = (uint)_oldProcesses.Length;
            fixed (NvmlProcessV1* room = _oldProcesses)
            {
                result = (NvmlResult)call(device, &count, room);
            }
        }
        while (result == NvmlResult.InsufficientSize && TryGrow(ref _oldProcesses, count));

        for (int i = 0; result == NvmlResult.Success && i < Math.Min(count, _oldProcesses.Length); i++)
        {
            found.Add(((int)_oldProcesses[i].Pid, Known(_oldProcesses[i].MemoryBytes)));
        }

        return result;
    }

    /// <summary>Some room more than was asked for, since processes come while one looks.</summary>
    private static bool TryGrow<T>(ref T[] room, uint needed)
    {
        if (needed <= room.Length || needed > MostProcesses)
        {
            return false;
        }

        room = new T[needed + 32];
        return true;
    }

    private static long? Known(ulong bytes) => bytes == NotAvailable ? null : (long)Math.Min(bytes, long.MaxValue);
}
