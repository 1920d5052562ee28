namespace Vedette.Model.States;

/// <summary>A hash board. The key is <c>MINER/SLOT</c>, MINER being the miner's key. Numbers are for ever.</summary>
public static class MinerBoardFields
{
    public static EntitySchema Schema { get; } = new(EntityKind.MinerBoard, "miner_board");

    public static EntityField Miner { get; } = Schema.Describe(1, "miner", FieldType.Text);
    public static EntityField Slot { get; } = Schema.Describe(2, "slot", FieldType.Integer);
    public static EntityField Id { get; } = Schema.Describe(3, "id", FieldType.Text);
    public static EntityField Serial { get; } = Schema.Describe(4, "serial", FieldType.Text);
    public static EntityField State { get; } = Schema.Describe(5, "state", FieldType.Text);
    public static EntityField Chips { get; } = Schema.Describe(6, "chips", FieldType.Integer);
    public static EntityField ExpectedChips { get; } = Schema.Describe(7, "expected_chips", FieldType.Integer);
    public static EntityField ChipMap { get; } = Schema.Describe(8, "chip_map", FieldType.Text);

    public static EntityField Hashrate { get; } = Schema.Read(64, "hashrate", FieldType.Number, FieldUnit.HashesPerSecond);
    public static EntityField ExpectedHashrate { get; } = Schema.Read(65, "expected_hashrate", FieldType.Number, FieldUnit.HashesPerSecond);
    public static EntityField BoardTemperature { get; } = Schema.Read(66, "board_temperature_celsius", FieldType.Number, FieldUnit.Celsius);
    public static EntityField ChipTemperature { get; } = Schema.Read(67, "chip_temperature_celsius", FieldType.Number, FieldUnit.Celsius);
    public static EntityField InletTemperature { get; } = Schema.Read(68, "inlet_temperature_celsius", FieldType.Number, FieldUnit.Celsius);
    public static EntityField OutletTemperature { get; } = Schema.Read(69, "outlet_temperature_celsius", FieldType.Number, FieldUnit.Celsius);
    public static EntityField FrequencyMegahertz { get; } = Schema.Read(70, "frequency_megahertz", FieldType.Number, FieldUnit.Megahertz);
    public static EntityField Volts { get; } = Schema.Read(71, "volts", FieldType.Number);
    public static EntityField PowerWatts { get; } = Schema.Read(72, "power_watts", FieldType.Number, FieldUnit.Watts);
    public static EntityField HardwareErrors { get; } = Schema.Read(73, "hw_errors_total", FieldType.Integer);
}
