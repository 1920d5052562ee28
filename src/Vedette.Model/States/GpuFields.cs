namespace Vedette.Model.States;

/// <summary>A graphics or compute card, or one MIG instance of it. The key is the driver's UUID, else the PCI address. Numbers are for ever.</summary>
public static class GpuFields
{
    public static EntitySchema Schema { get; } = new(EntityKind.Gpu, "gpu");

    public static EntityField Index { get; } = Schema.Describe(1, "index", FieldType.Integer);
    public static EntityField Vendor { get; } = Schema.Describe(2, "vendor", FieldType.Text);
    public static EntityField Model { get; } = Schema.Describe(3, "model", FieldType.Text);
    public static EntityField Uuid { get; } = Schema.Describe(4, "uuid", FieldType.Text);
    public static EntityField PciAddress { get; } = Schema.Describe(5, "pci_address", FieldType.Text);
    public static EntityField DriverVersion { get; } = Schema.Describe(6, "driver_version", FieldType.Text);
    public static EntityField VbiosVersion { get; } = Schema.Describe(7, "vbios_version", FieldType.Text);
    public static EntityField CudaVersion { get; } = Schema.Describe(8, "cuda_version", FieldType.Text);
    public static EntityField MemoryTotalBytes { get; } = Schema.Describe(9, "memory_total_bytes", FieldType.Integer, FieldUnit.Bytes);
    public static EntityField PowerLimitWatts { get; } = Schema.Describe(10, "power_limit_watts", FieldType.Number, FieldUnit.Watts);
    public static EntityField EccMode { get; } = Schema.Describe(11, "ecc_mode", FieldType.Text);
    public static EntityField MigMode { get; } = Schema.Describe(12, "mig_mode", FieldType.Text);
    public static EntityField MigParent { get; } = Schema.Describe(13, "mig_parent", FieldType.Text);
    public static EntityField MigProfile { get; } = Schema.Describe(14, "mig_profile", FieldType.Text);
    public static EntityField XidLast { get; } = Schema.Describe(15, "xid_last", FieldType.Integer);
    public static EntityField XidErrorsTotal { get; } = Schema.Describe(16, "xid_errors_total", FieldType.Integer);
    public static EntityField QueryFailure { get; } = Schema.Describe(17, "query_failure", FieldType.Text);
    public static EntityField XidLastAt { get; } = Schema.Describe(18, "xid_last_at", FieldType.Integer, FieldUnit.UnixMilliseconds);
    public static EntityField EccUncorrectedAt { get; } = Schema.Describe(19, "ecc_uncorrected_at", FieldType.Integer, FieldUnit.UnixMilliseconds);

    public static EntityField UtilizationPercent { get; } = Schema.Read(64, "utilization_percent", FieldType.Number, FieldUnit.Percent);
    public static EntityField MemoryUsedBytes { get; } = Schema.Read(65, "memory_used_bytes", FieldType.Integer, FieldUnit.Bytes);
    public static EntityField MemoryUtilizationPercent { get; } = Schema.Read(66, "memory_utilization_percent", FieldType.Number, FieldUnit.Percent);
    public static EntityField PowerWatts { get; } = Schema.Read(67, "power_watts", FieldType.Number, FieldUnit.Watts);
    public static EntityField TemperatureCelsius { get; } = Schema.Read(68, "temperature_celsius", FieldType.Number, FieldUnit.Celsius);
    public static EntityField MemoryTemperatureCelsius { get; } = Schema.Read(69, "memory_temperature_celsius", FieldType.Number, FieldUnit.Celsius);
    public static EntityField FanPercent { get; } = Schema.Read(70, "fan_percent", FieldType.Number, FieldUnit.Percent);
    public static EntityField ClockSmMhz { get; } = Schema.Read(71, "clock_sm_mhz", FieldType.Integer, FieldUnit.Megahertz);
    public static EntityField ClockMemoryMhz { get; } = Schema.Read(72, "clock_memory_mhz", FieldType.Integer, FieldUnit.Megahertz);
    public static EntityField ThrottleReasons { get; } = Schema.Read(73, "throttle_reasons", FieldType.TextList);
    public static EntityField EccCorrectedTotal { get; } = Schema.Read(74, "ecc_corrected_total", FieldType.Integer);
    public static EntityField EccUncorrectedTotal { get; } = Schema.Read(75, "ecc_uncorrected_total", FieldType.Integer);
    public static EntityField PerformanceState { get; } = Schema.Read(76, "performance_state", FieldType.Text);
    public static EntityField EncoderPercent { get; } = Schema.Read(77, "encoder_percent", FieldType.Number, FieldUnit.Percent);
    public static EntityField DecoderPercent { get; } = Schema.Read(78, "decoder_percent", FieldType.Number, FieldUnit.Percent);
    public static EntityField PcieLink { get; } = Schema.Read(79, "pcie_link", FieldType.Text);
}
