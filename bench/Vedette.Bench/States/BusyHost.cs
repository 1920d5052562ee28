using Vedette.Model.States;
using Vedette.Protocol.States;

namespace Vedette.Bench.States;

/// <summary>A host with processes of which several change in each cycle and a few come and go, and with packages that stay.</summary>
internal sealed class BusyHost(int processes, int packages, int changing)
{
    private readonly Random _random = new(11);
    private readonly StateTracker _tracker = new(TimeSpan.FromHours(6));
    private readonly FieldWriter _description = new();
    private readonly FieldWriter _readings = new();
    private readonly (int Pid, long Started, double Cpu, long Memory, double CpuSeconds)[] _processes = [.. Enumerable.Range(0, processes).Select(i => (i + 1, 100L + i, 0.0, 1L << 22, 0.0))];
    private int _nextPid = processes + 1;

    public ReadOnlySpan<byte> Step(long atMs)
    {
        for (int i = 0; i < changing; i++)
        {
            ref (int Pid, long Started, double Cpu, long Memory, double CpuSeconds) process = ref _processes[_random.Next(_processes.Length)];
            process.Cpu = Math.Round(_random.NextDouble() * 100, 1);
            process.CpuSeconds += Math.Round(process.Cpu / 10, 2);
            process.Memory += _random.Next(-64, 65) * 4096;
        }

        if (_random.Next(3) == 0)
        {
            _processes[_random.Next(_processes.Length)] = (_nextPid++, atMs / 10, 0, 1 << 22, 0);
        }

        _tracker.Begin(atMs);
        ObserveProcesses();
        ObservePackages();
        return _tracker.Finish();
    }

    private void ObserveProcesses()
    {
        foreach ((int pid, long started, double cpu, long memory, double cpuSeconds) in _processes)
        {
            _description.Reset();
            _description.Integer(ProcessFields.Pid, pid);
            _description.Integer(ProcessFields.Ppid, 1);
            _description.Text(ProcessFields.Name, $"worker-{pid % 40}");
            _description.Text(ProcessFields.User, "www-data");
            _description.TextList(ProcessFields.CommandLine, [$"/usr/lib/worker-{pid % 40}", "--config", "/etc/worker/worker.conf", "--slot", $"{pid}"]);
            _description.Text(ProcessFields.Cgroup, $"/system.slice/worker-{pid % 40}.service");
            _readings.Reset();
            _readings.Text(ProcessFields.Status, "sleeping");
            _readings.Number(ProcessFields.CpuPercent, cpu);
            _readings.Integer(ProcessFields.MemoryRssBytes, memory);
            _readings.Integer(ProcessFields.MemoryVmsBytes, 1L << 31);
            _readings.Integer(ProcessFields.Threads, 8);
            _readings.Number(ProcessFields.CpuSecondsTotal, cpuSeconds);
            _tracker.Observe(EntityKind.Process, $"{pid}@{started}", _description.Written, _readings.Written);
        }

        _tracker.EndKind(EntityKind.Process);
    }

    private void ObservePackages()
    {
        for (int i = 0; i < packages; i++)
        {
            _description.Reset();
            _description.Text(PackageFields.Name, $"libthing{i}");
            _description.Text(PackageFields.Version, $"{i % 9}.{i % 7}.{i}-{i % 3}");
            _description.Text(PackageFields.Architecture, "amd64");
            _tracker.Observe(EntityKind.Package, $"libthing{i}:amd64", _description.Written, []);
        }

        _tracker.EndKind(EntityKind.Package);
    }
}
