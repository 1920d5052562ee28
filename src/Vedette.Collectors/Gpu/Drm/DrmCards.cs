using System.Globalization;
using Vedette.Collectors.Files;
using Vedette.Collectors.Hardware;
using Vedette.Model.Hosts;

namespace Vedette.Collectors.Gpu.Drm;

/// <summary>The cards of AMD and Intel below /sys/class/drm. The folder is looked through rarely: cards come with a plug or a driver.</summary>
internal sealed class DrmCards(HostFiles files) : IDisposable
{
    private const double ListSeconds = 60;

    private readonly string _root = files.Sys("class/drm");
    private readonly Dictionary<string, DrmCard> _byName = new(StringComparer.Ordinal);
    private double _listedAt = double.NegativeInfinity;

    public bool Any => _byName.Count > 0;

    /// <param name="seconds">On a clock that never jumps.</param>
    /// <param name="clients">Who uses cards, as last seen.</param>
    /// <param name="readings">Added to.</param>
    public void Read(double seconds, IReadOnlyList<DrmClientUse> clients, List<CardReading> readings)
    {
        if (seconds - _listedAt >= ListSeconds || seconds < _listedAt)
        {
            _listedAt = seconds;
            List();
        }

        foreach (DrmCard card in _byName.Values)
        {
            card.Read(seconds, clients);
            readings.Add(card.Reading);
        }
    }

    public void Dispose()
    {
        foreach (DrmCard card in _byName.Values)
        {
            card.Dispose();
        }

        _byName.Clear();
    }

    private void List()
    {
        string[] names = Directory.Exists(_root)
            ? [.. Directory.GetFileSystemEntries(_root, "card*").Select(path => Path.GetFileName(path)).Where(IsCard)]
            : [];
        foreach (string gone in _byName.Keys.Except(names).ToList())
        {
            _byName.Remove(gone, out DrmCard? card);
            card!.Dispose();
        }

        IReadOnlyList<GpuInfo>? known = null;
        foreach (string name in names.Where(name => !_byName.ContainsKey(name)).Order(StringComparer.Ordinal))
        {
            known ??= new GpuReader(files).Read();
            if (Open(name, known) is { } card)
            {
                _byName[name] = card;
            }
        }
    }

    private DrmCard? Open(string name, IReadOnlyList<GpuInfo> known)
    {
        string folder = Path.Join(_root, name);
        string device = Path.Join(folder, "device");
        string? vendor = KernelAttribute.TryRead(Path.Join(device, "vendor")) switch { "0x1002" => "amd", "0x8086" => "intel", _ => null };
        string uevent = Path.Join(device, "uevent");
        if (vendor is null || !File.Exists(uevent) || UeventParser.PciAddress(KernelAttribute.ReadBytes(uevent, FileCap.SmallBytes)) is not { } address)
        {
            return null;
        }

        GpuInfo? info = known.FirstOrDefault(gpu => gpu.PciAddress == address);
        var description = new CardDescription
        {
            Key = address,
            Vendor = vendor,
            Index = long.Parse(name.AsSpan("card".Length), CultureInfo.InvariantCulture),
            Model = info?.Model,
            Uuid = KernelAttribute.TryRead(Path.Join(device, "unique_id")),
            PciAddress = address,
            BusId = address,
            Device = name,
            DriverVersion = info?.Driver,
            VbiosVersion = KernelAttribute.TryRead(Path.Join(device, "vbios_version")),
        };
        return new DrmCard(description, vendor == "amd" ? new AmdGauges(device) : new IntelGauges(folder));
    }

    /// <summary>card0, but not its connectors: card0-HDMI-A-1.</summary>
    private static bool IsCard(string name) => name.Length is > 4 and < 10 && name.AsSpan(4).IndexOfAnyExceptInRange('0', '9') < 0;
}
