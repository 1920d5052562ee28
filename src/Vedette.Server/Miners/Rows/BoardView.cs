using Vedette.Model.States;

namespace Vedette.Server.Miners.Rows;

/// <summary>A hash board in a reply.</summary>
internal record BoardView
{
    public required long Slot { get; init; }

    public string? Id { get; init; }

    public string? Serial { get; init; }

    public string? State { get; init; }

    public long? Chips { get; init; }

    public long? ExpectedChips { get; init; }

    public string? ChipMap { get; init; }

    public double? Hashrate { get; init; }

    public double? ExpectedHashrate { get; init; }

    public double? BoardTemperatureCelsius { get; init; }

    public double? ChipTemperatureCelsius { get; init; }

    public double? InletTemperatureCelsius { get; init; }

    public double? OutletTemperatureCelsius { get; init; }

    public double? FrequencyMegahertz { get; init; }

    public double? Volts { get; init; }

    public double? PowerWatts { get; init; }

    public long? HwErrorsTotal { get; init; }

    public static BoardView Of(EntityFacts board) => new()
    {
        Slot = board.Integer(MinerBoardFields.Slot) ?? 0,
        Id = board.Text(MinerBoardFields.Id),
        Serial = board.Text(MinerBoardFields.Serial),
        State = board.Text(MinerBoardFields.State),
        Chips = board.Integer(MinerBoardFields.Chips),
        ExpectedChips = board.Integer(MinerBoardFields.ExpectedChips),
        ChipMap = board.Text(MinerBoardFields.ChipMap),
        Hashrate = board.Number(MinerBoardFields.Hashrate),
        ExpectedHashrate = board.Number(MinerBoardFields.ExpectedHashrate),
        BoardTemperatureCelsius = board.Number(MinerBoardFields.BoardTemperature),
        ChipTemperatureCelsius = board.Number(MinerBoardFields.ChipTemperature),
        InletTemperatureCelsius = board.Number(MinerBoardFields.InletTemperature),
        OutletTemperatureCelsius = board.Number(MinerBoardFields.OutletTemperature),
        FrequencyMegahertz = board.Number(MinerBoardFields.FrequencyMegahertz),
        Volts = board.Number(MinerBoardFields.Volts),
        PowerWatts = board.Number(MinerBoardFields.PowerWatts),
        HwErrorsTotal = board.Integer(MinerBoardFields.HardwareErrors),
    };
}
