using Vedette.Collectors.Cgroups;
using Vedette.Model.States;

namespace Vedette.Collectors.Containers;

/// <summary>The containers that the runtimes last told of, with what their cgroups and networks take in this cycle.</summary>
/// <param name="reader">Run in the background by whoever runs this.</param>
/// <param name="files">Where cgroups and processes are.</param>
public sealed class ContainerStates(ContainerReader reader, HostFiles files) : IStateSource, ICollector, IContainerTable
{
    private static readonly EntityKind[] OwnKinds = [EntityKind.Container];

    // All of these are touched by the cycle only.
    private readonly CgroupHierarchies _hierarchies = new(files);
    private readonly byte[] _buffer = Cgroup.NewBuffer();
    private readonly Dictionary<string, ContainerMeter> _meters = new(StringComparer.Ordinal);
    private int _cycle;

    private volatile IReadOnlyList<ContainerReading>? _containers;

    public string Name => "containers";

    public IReadOnlyList<EntityKind> Kinds => OwnKinds;

    /// <summary>As <see cref="ContainerReader.Containers"/>, measured in the last cycle.</summary>
    public IReadOnlyList<ContainerReading>? Containers => _containers;

    public void Collect(ISampleSink sink)
    {
        _cycle++;
        if (reader.Containers is not { } read)
        {
            _containers = null;
            return;
        }

        var measured = new ContainerReading[read.Count];
        for (int i = 0; i < measured.Length; i++)
        {
            ContainerMeter meter = Find(read[i].Id);
            measured[i] = meter.Measured(read[i], sink.MonotonicSeconds);
            meter.Write(measured[i], sink);
        }

        foreach ((string id, ContainerMeter meter) in _meters)
        {
            if (meter.LastSeen != _cycle)
            {
                _meters.Remove(id);
            }
        }

        _containers = measured;
    }

    public void Report(IStateSink sink)
    {
        foreach (ContainerReading container in _containers ?? [])
        {
            Describe(container, sink.Description);
            Tell(container, sink.Readings);
            sink.Add(EntityKind.Container, container.Id);
        }
    }

    private static void Describe(ContainerReading container, FieldWriter to)
    {
        to.Text(ContainerFields.Id, container.Id);
        to.Text(ContainerFields.Name, container.Name);
        to.Text(ContainerFields.Runtime, container.Runtime);
        to.Text(ContainerFields.Image, container.Image);
        to.Text(ContainerFields.ImageId, container.ImageId);
        to.Text(ContainerFields.Command, container.Command);
        to.Integer(ContainerFields.CreatedAt, container.CreatedAt?.ToUnixTimeMilliseconds());
        to.Text(ContainerFields.State, container.State);
        to.Text(ContainerFields.Health, container.Health);
        to.Integer(ContainerFields.Restarts, container.Restarts);
        to.Integer(ContainerFields.ExitCode, container.ExitCode);
        to.Integer(ContainerFields.StartedAt, container.StartedAt?.ToUnixTimeMilliseconds());
        to.Integer(ContainerFields.FinishedAt, container.FinishedAt?.ToUnixTimeMilliseconds());
        to.TextList(ContainerFields.Ports, [.. container.Ports.Select(port => port.ToString())]);
        to.TextList(ContainerFields.Mounts, [.. container.Mounts.Select(mount => mount.ToString())]);
        to.TextList(ContainerFields.Networks, container.Networks);
        to.TextList(ContainerFields.EnvironmentNames, container.EnvironmentNames);
        to.TextList(ContainerFields.Labels, container.Labels);
        to.Text(ContainerFields.ComposeProject, container.ComposeProject);
        to.Text(ContainerFields.ComposeService, container.ComposeService);
        to.Integer(ContainerFields.Pid, container.Pid);
        to.Text(ContainerFields.Cgroup, container.Cgroup);
        to.Integer(ContainerFields.MemoryLimitBytes, container.MemoryLimitBytes);
        to.Number(ContainerFields.CpuLimitCores, container.CpuLimitCores);
        to.Flag(ContainerFields.OomKilled, container.OomKilled);
        to.Text(ContainerFields.RestartPolicy, container.RestartPolicy);
    }

    private static void Tell(ContainerReading container, FieldWriter to)
    {
        to.Number(ContainerFields.CpuPercent, container.CpuPercent);
        to.Number(ContainerFields.CpuSecondsTotal, container.CpuSecondsTotal);
        to.Integer(ContainerFields.MemoryUsageBytes, container.MemoryUsageBytes);
        to.Integer(ContainerFields.NetworkReceiveBytesTotal, container.NetworkReceiveBytesTotal);
        to.Integer(ContainerFields.NetworkTransmitBytesTotal, container.NetworkTransmitBytesTotal);
        to.Integer(ContainerFields.DiskReadBytesTotal, container.DiskReadBytesTotal);
        to.Integer(ContainerFields.DiskWriteBytesTotal, container.DiskWriteBytesTotal);
        to.Integer(ContainerFields.Processes, container.Processes);
    }

    private ContainerMeter Find(string id)
    {
        if (!_meters.TryGetValue(id, out ContainerMeter? meter))
        {
            _meters.Add(id, meter = new ContainerMeter(files, _hierarchies, _buffer));
        }

        meter.LastSeen = _cycle;
        return meter;
    }
}
