using Vedette.Model.States;

namespace Vedette.Server.Miners.Rows;

internal sealed record FanView(string? Kind, long Slot, double? Rpm, double? DutyRatio)
{
    public static FanView Of(EntityFacts fan) =>
        new(fan.Text(MinerFanFields.Kind), fan.Integer(MinerFanFields.Slot) ?? 0, fan.Number(MinerFanFields.Rpm), fan.Number(MinerFanFields.DutyRatio));
}
