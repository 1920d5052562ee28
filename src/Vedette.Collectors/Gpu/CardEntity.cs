using Vedette.Model.States;

namespace Vedette.Collectors.Gpu;

/// <summary>A card or MIG instance as an entity.</summary>
internal static class CardEntity
{
    public static void Write(CardReading reading, IStateSink sink)
    {
        CardDescription card = reading.Description;
        FieldWriter description = sink.Description;
        description.Integer(GpuFields.Index, card.Index);
        description.Text(GpuFields.Vendor, card.Vendor);
        description.Text(GpuFields.Model, card.Model);
        description.Text(GpuFields.Uuid, card.Uuid);
        description.Text(GpuFields.PciAddress, card.PciAddress);
        description.Text(GpuFields.DriverVersion, card.DriverVersion);
        description.Text(GpuFields.VbiosVersion, card.VbiosVersion);
        description.Text(GpuFields.CudaVersion, card.CudaVersion);
        description.Integer(GpuFields.MemoryTotalBytes, card.MemoryTotalBytes);
        description.Number(GpuFields.PowerLimitWatts, card.PowerLimitWatts);
        description.Text(GpuFields.EccMode, card.EccMode);
        description.Text(GpuFields.MigMode, card.MigMode);
        description.Text(GpuFields.MigParent, card.MigParent);
        description.Text(GpuFields.MigProfile, card.MigProfile);
        description.Integer(GpuFields.XidLast, card.XidLast);
        description.Integer(GpuFields.XidErrorsTotal, card.XidErrorsTotal);
        description.Text(GpuFields.QueryFailure, card.QueryFailure);
        description.Integer(GpuFields.XidLastAt, card.XidLastAt);
        description.Integer(GpuFields.EccUncorrectedAt, card.EccUncorrectedAt);
        WriteReadings(ref reading.Gauges, sink.Readings);
        sink.Add(EntityKind.Gpu, card.Key);
    }

    private static void WriteReadings(ref CardGauges now, FieldWriter readings)
    {
        readings.Number(GpuFields.UtilizationPercent, now.UtilizationPercent);
        readings.Integer(GpuFields.MemoryUsedBytes, now.MemoryUsedBytes);
        readings.Number(GpuFields.MemoryUtilizationPercent, now.MemoryUtilizationPercent);
        readings.Number(GpuFields.PowerWatts, now.PowerWatts);
        readings.Number(GpuFields.TemperatureCelsius, now.TemperatureCelsius);
        readings.Number(GpuFields.MemoryTemperatureCelsius, now.MemoryTemperatureCelsius);
        readings.Number(GpuFields.FanPercent, now.FanPercent);
        readings.Integer(GpuFields.ClockSmMhz, now.ClockSmMhz);
        readings.Integer(GpuFields.ClockMemoryMhz, now.ClockMemoryMhz);
        readings.TextList(GpuFields.ThrottleReasons, ThrottleReasons.Of(now.ThrottleMask));
        readings.Integer(GpuFields.EccCorrectedTotal, now.EccCorrectedTotal);
        readings.Integer(GpuFields.EccUncorrectedTotal, now.EccUncorrectedTotal);
        readings.Text(GpuFields.PerformanceState, now.PerformanceState);
        readings.Number(GpuFields.EncoderPercent, now.EncoderPercent);
        readings.Number(GpuFields.DecoderPercent, now.DecoderPercent);
        readings.Text(GpuFields.PcieLink, now.PcieLink);
    }
}
