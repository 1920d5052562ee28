using System.Globalization;
using Vedette.Collectors.Files;

namespace Vedette.Collectors.Gpu.Drm;

/// <summary>
/// Looks through the open files of every process that may be looked into for those of cards. Readlink on each open file of a host costs tens of milliseconds, so it is not done in each cycle.
/// </summary>
internal sealed class DrmProcessScan(HostFiles files)
{
    private const string CardFiles = "/dev/dri/";

    public List<DrmClientUse> Scan(CancellationToken stop)
    {
        var found = new List<DrmClientUse>();
        foreach (string folder in Directory.EnumerateDirectories(files.ProcRoot))
        {
            stop.ThrowIfCancellationRequested();
            if (int.TryParse(Path.GetFileName(folder.AsSpan()), NumberStyles.None, CultureInfo.InvariantCulture, out int pid))
            {
                ScanProcess(pid, folder, found);
            }
        }

        return found;
    }

    /// <summary>Processes end while one looks, and most belong to somebody else: neither is a failure.</summary>
    private static void ScanProcess(int pid, string folder, List<DrmClientUse> found)
    {
        try
        {
            Dictionary<ulong, DrmClient>? clients = null;
            foreach (FileSystemInfo file in new DirectoryInfo(Path.Join(folder, "fd")).EnumerateFileSystemInfos())
            {
                if (file.LinkTarget?.StartsWith(CardFiles, StringComparison.Ordinal) == true
                    && DrmFdInfoParser.Parse(KernelAttribute.ReadBytes(Path.Join(folder, "fdinfo", file.Name), FileCap.SmallBytes)) is { } client)
                {
                    clients ??= [];
                    clients[client.ClientId] = client;
                }
            }

            if (clients is not null)
            {
                found.AddRange(clients.Values.GroupBy(client => client.PciAddress).Select(card => Sum(pid, card.Key, [.. card])));
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
        }
    }

    private static DrmClientUse Sum(int pid, string address, DrmClient[] clients) => new(
        pid,
        address,
        clients.Any(client => client.Computes) ? CardProcess.Compute : CardProcess.Graphics,
        clients.Any(client => client.MemoryBytes is not null) ? clients.Sum(client => client.MemoryBytes ?? 0) : null);
}
