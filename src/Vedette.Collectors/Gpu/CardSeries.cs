using System.Globalization;
using Vedette.Model.Series;

namespace Vedette.Collectors.Gpu;

/// <summary>The series of one card or MIG instance, under the names and labels that NVIDIA's exporter made common.</summary>
internal sealed class CardSeries
{
    private const double BytesPerMebibyte = 1024 * 1024;

    private CardDescription _card;
    private readonly Label[] _labels;
    private readonly Labels _utilization;
    private readonly Labels _memoryUtilization;
    private readonly Labels _memoryUsed;
    private readonly Labels _memoryFree;
    private readonly Labels _memoryTotal;
    private readonly Labels _power;
    private readonly Labels _temperature;
    private readonly Labels _memoryTemperature;
    private readonly Labels _clockSm;
    private readonly Labels _clockMemory;
    private readonly Labels _throttle;
    private readonly Labels _xid;
    private readonly Labels _eccCorrected;
    private readonly Labels _eccUncorrected;
    private readonly Labels _encoder;
    private readonly Labels _decoder;
    private readonly Labels _fan;

    public CardSeries(CardDescription card)
    {
        _card = card;
        _labels = LabelsOf(card);
        _utilization = Series("GPU_UTIL");
        _memoryUtilization = Series("MEM_COPY_UTIL");
        _memoryUsed = Series("FB_USED");
        _memoryFree = Series("FB_FREE");
        _memoryTotal = Series("FB_TOTAL");
        _power = Series("POWER_USAGE");
        _temperature = Series("GPU_TEMP");
        _memoryTemperature = Series("MEMORY_TEMP");
        _clockSm = Series("SM_CLOCK");
        _clockMemory = Series("MEM_CLOCK");
        _throttle = Series("CLOCK_THROTTLE_REASONS");
        _xid = Series("XID_ERRORS");
        _eccCorrected = Series("ECC_SBE_VOL_TOTAL");
        _eccUncorrected = Series("ECC_DBE_VOL_TOTAL");
        _encoder = Series("ENC_UTIL");
        _decoder = Series("DEC_UTIL");
        _fan = Series("FAN_SPEED");
    }

    /// <summary>False where the card's labels have changed, and new series are due.</summary>
    public bool Fits(CardDescription card)
    {
        if (!ReferenceEquals(card, _card) && !LabelsOf(card).AsSpan().SequenceEqual(_labels))
        {
            return false;
        }

        _card = card;   // Compared once for each change of the description.
        return true;
    }

    public void Write(CardReading card, ISampleSink sink)
    {
        ref CardGauges now = ref card.Gauges;
        sink.AddKnown(_utilization, now.UtilizationPercent);
        sink.AddKnown(_memoryUtilization, now.MemoryUtilizationPercent);
        sink.AddKnown(_memoryUsed, now.MemoryUsedBytes / BytesPerMebibyte);
        sink.AddKnown(_memoryFree, now.MemoryFreeBytes / BytesPerMebibyte);
        if (card.Description.QueryFailure is null)
        {
            sink.AddKnown(_memoryTotal, card.Description.MemoryTotalBytes / BytesPerMebibyte);

            // No error yet is 0 with NVIDIA's exporter too; null is a driver without events.
            sink.AddKnown(_xid, card.Description.XidErrorsTotal is null ? null : card.Description.XidLast ?? 0);
        }

        sink.AddKnown(_power, now.PowerWatts);
        sink.AddKnown(_temperature, now.TemperatureCelsius);
        sink.AddKnown(_memoryTemperature, now.MemoryTemperatureCelsius);
        sink.AddKnown(_clockSm, now.ClockSmMhz);
        sink.AddKnown(_clockMemory, now.ClockMemoryMhz);
        sink.AddKnown(_throttle, now.ThrottleMask);
        sink.AddKnown(_eccCorrected, now.EccCorrectedVolatile);
        sink.AddKnown(_eccUncorrected, now.EccUncorrectedVolatile);
        sink.AddKnown(_encoder, now.EncoderPercent);
        sink.AddKnown(_decoder, now.DecoderPercent);
        sink.AddKnown(_fan, now.FanPercent);
    }

    private Labels Series(string name) => Labels.Create("DCGM_FI_DEV_" + name, _labels);

    private static Label[] LabelsOf(CardDescription card) =>
    [
        new("gpu", card.Index?.ToString(CultureInfo.InvariantCulture) ?? ""),
        new("UUID", (card.MigParent ?? card.Uuid) ?? ""),
        new("device", card.Device ?? ""),
        new("modelName", card.Model ?? ""),
        new("pci_bus_id", card.BusId ?? ""),
        new("GPU_I_PROFILE", card.MigProfile ?? ""),
        new("GPU_I_ID", card.GpuInstanceId?.ToString(CultureInfo.InvariantCulture) ?? ""),
    ];
}
