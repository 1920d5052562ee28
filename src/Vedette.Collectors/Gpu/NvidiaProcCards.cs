using Vedette.Collectors.Files;
using Vedette.Collectors.Hardware;

namespace Vedette.Collectors.Gpu;

/// <summary>The cards that NVIDIA's kernel module lists, for hosts where its library refuses: after an upgrade without a restart the cards are still there, and nobody can read them.</summary>
internal static class NvidiaProcCards
{
    public static List<CardReading> Read(HostFiles files, string failure)
    {
        string root = files.Proc("driver/nvidia/gpus");
        return Directory.Exists(root)
            ? [.. Directory.GetDirectories(root).Order(StringComparer.Ordinal).Select(folder => ReadCard(files, folder, failure)).OfType<CardReading>()]
            : [];
    }

    private static CardReading? ReadCard(HostFiles files, string folder, string failure)
    {
        string path = Path.Join(folder, "information");
        if (!File.Exists(path))
        {
            return null;
        }

        byte[] information = KernelAttribute.ReadBytes(path, FileCap.SmallBytes);
        string address = Path.GetFileName(folder);
        string? uuid = NvidiaProcParser.Uuid(information);
        string version = files.Proc("driver/nvidia/version");
        return new CardReading(new CardDescription
        {
            Key = uuid ?? address,
            Vendor = "nvidia",
            Model = NvidiaProcParser.Model(information),
            Uuid = uuid,
            PciAddress = address,
            DriverVersion = File.Exists(version) ? NvidiaProcParser.DriverVersion(KernelAttribute.ReadBytes(version, FileCap.SmallBytes)) : null,
            QueryFailure = failure,
        });
    }
}
