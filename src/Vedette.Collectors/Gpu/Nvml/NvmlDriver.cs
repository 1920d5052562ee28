using System.Globalization;

namespace Vedette.Collectors.Gpu.Nvml;

/// <summary>
/// NVIDIA's cards through NVML. Everything here runs on one thread, that of whoever calls <see cref="Read"/>. The driver is opened once and stays open; while it refuses, or a card is lost, it is opened
/// anew from time to time, since a card that was reset or a driver that was loaded again is seen by a new session only.
/// </summary>
internal sealed class NvmlDriver(string libraryPath) : IDisposable
{
    /// <summary>Opening costs up to seconds and wakes cards; losing sight of a card that came back for a minute costs little.</summary>
    private const double ReopenSeconds = 60;

    private const uint MostCards = 256;

    private readonly Dictionary<string, NvmlCard> _byKey = new(StringComparer.Ordinal);
    private readonly List<NvmlCard> _cards = [];
    private readonly List<CardReading> _readings = [];
    private readonly List<(nint Device, long Xid)> _events = [];
    private NvmlLibrary? _library;
    private NvmlXidEvents? _xids;
    private double _triedAt = double.NegativeInfinity;

    /// <summary>Of the last reading: each card, followed by its MIG instances. Cards that went stay.</summary>
    public IReadOnlyList<CardReading> Readings => _readings;

    /// <summary>Why the driver could not be opened; null while it is open or where it is not installed.</summary>
    public string? Failure { get; private set; }

    /// <param name="seconds">On a clock that never jumps.</param>
    /// <param name="atMs">The same moment in milliseconds since the Unix epoch: when what is heard now came.</param>
    public void Read(double seconds, long atMs)
    {
        bool isDue = seconds - _triedAt >= ReopenSeconds || seconds < _triedAt;
        if (isDue && (_library is null || _cards.Exists(card => card.IsLost)))
        {
            _triedAt = seconds;
            Reopen();
        }

        CountEvents(atMs);
        _readings.Clear();
        foreach (NvmlCard card in _cards)
        {
            card.Read(atMs);
            _readings.Add(card.Reading);
            _readings.AddRange(card.Instances);
        }
    }

    public void Dispose() => Close();

    private void Reopen()
    {
        Close();
        Failure = TryOpen();
        if (Failure is not null)
        {
            Close();
        }

        foreach (NvmlCard card in _cards.Where(card => card.Device == 0))
        {
            card.Detach(Failure ?? "the driver does not list the card any more");
        }
    }

    /// <summary>Null where the driver is open or there is none; else why it refuses.</summary>
    private string? TryOpen()
    {
        if (NvmlLibrary.TryLoad(libraryPath) is not { } library)
        {
            return _cards.Count > 0 ? $"{libraryPath} cannot be loaded any more" : null;
        }

        NvmlResult opened = library.Initialise();
        uint count = 0;
        if (opened == NvmlResult.Success)
        {
            _library = library;
            opened = library.Count(out count);
        }
        else
        {
            library.Dispose();
        }

        if (opened != NvmlResult.Success)
        {
            return $"nvmlInit: {opened.Words()}";
        }

        var calls = new NvmlCalls(library);
        var system = (Driver: library.DriverVersion(), Cuda: library.CudaVersion());
        _xids = new NvmlXidEvents(library);
        for (uint index = 0; index < Math.Min(count, MostCards); index++)
        {
            if (library.Handle(index, out nint device) == NvmlResult.Success)
            {
                Attach(calls, device, Describe(calls, device, index) with { DriverVersion = system.Driver, CudaVersion = system.Cuda });
            }
        }

        return null;
    }

    private void Attach(NvmlCalls calls, nint device, CardDescription seen)
    {
        if (!_byKey.TryGetValue(seen.Key, out NvmlCard? card))
        {
            card = new NvmlCard(seen);
            _byKey[seen.Key] = card;
            _cards.Add(card);
        }

        card.Attach(calls, device, seen with { XidErrorsTotal = _xids!.TryRegister(device) ? 0 : null });
    }

    private static CardDescription Describe(NvmlCalls calls, nint device, uint index)
    {
        NvmlPciInfo? pci = calls.Structures.Pci(device);
        string? address = pci is { } at ? string.Create(CultureInfo.InvariantCulture, $"{at.Domain:x4}:{at.Bus:x2}:{at.Device:x2}.0") : null;
        string? uuid = calls.Uuid.Read(device);
        return new CardDescription
        {
            Key = uuid ?? address ?? $"nvidia{index}",
            Vendor = "nvidia",
            Index = index,
            Model = calls.Name.Read(device),
            Uuid = uuid,
            PciAddress = address,
            BusId = pci is { } bus ? string.Create(CultureInfo.InvariantCulture, $"{bus.Domain:X8}:{bus.Bus:X2}:{bus.Device:X2}.0") : null,
            Device = $"nvidia{index}",
            VbiosVersion = calls.VbiosVersion.Read(device),
        };
    }

    private void CountEvents(long atMs)
    {
        _events.Clear();
        _xids?.Read(_events);
        foreach ((nint device, long xid) in _events)
        {
            _cards.Find(card => card.Device == device)?.CountXid(xid, atMs);
        }
    }

    private void Close()
    {
        foreach (NvmlCard card in _cards)
        {
            card.Detach("the driver is closed");
        }

        _xids?.Dispose();
        _xids = null;
        _library?.Shutdown();
        _library?.Dispose();
        _library = null;
    }
}
