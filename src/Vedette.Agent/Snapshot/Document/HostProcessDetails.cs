using Vedette.Collectors;
using Vedette.Collectors.Processes;

namespace Vedette.Agent.Snapshot.Document;

/// <summary>The details of this host's processes in the format's words.</summary>
internal sealed class HostProcessDetails(HostFiles files) : IProcessDetails
{
    private readonly ProcessDetailsReader _reader = new(files);

    public StateProcessDetails Read(ProcessReading process)
    {
        // Of the environment the names only: what a value gives away nobody can tell by looking at it.
        ProcessDetails details = _reader.Read(process.Pid, EnvironmentDetail.Names);
        return new StateProcessDetails
        {
            Environment = [.. (details.Environment ?? []).Select(name => $"{name}=***")],
            OpenFiles = [.. details.OpenFiles.Select(f => new StateOpenFile(f.Path, (ulong)f.Descriptor, StateSize.Count(f.Position), f.Mode, f.Flags ?? 0))],
            Connections = [.. details.Connections.Select(Connection)],
            TextBytes = details.TextBytes,
            DataBytes = details.DataBytes,
            IoCounters = details is { ReadCount: { } reads, WriteCount: { } writes, ReadBytes: { } readBytes, WriteBytes: { } writtenBytes }
                ? new StateIoCounters(StateSize.Count(reads), StateSize.Count(writes), StateSize.Count(readBytes), StateSize.Count(writtenBytes))
                : null,
        };
    }

    public void Dispose() => _reader.Dispose();

    private static StateConnection Connection(ProcessConnection connection) => new(
        connection.Descriptor,
        connection.Family,
        connection.Type,
        End(connection.Local) ?? new StateSocketAddress("", 0),
        End(connection.Remote),
        connection.Status);

    private static StateSocketAddress? End(SocketEnd? end) => end is null ? null : new StateSocketAddress(end.Address, (uint)end.Port);
}
