using Vedette.Model.States;
using Vedette.Server.Miners.Judgement.Sightings;

namespace Vedette.Server.Miners.Judgement.Rules;

internal static class FanName
{
    public static string Of(SeenEntity fan) => $"{(IsOfPowerSupply(fan) ? "Power supply fan" : "Fan")} {fan.Number(MinerFanFields.Slot) ?? 0}";

    public static bool IsOfPowerSupply(SeenEntity fan) => MinerWords.Is(fan.Text(MinerFanFields.Kind), MinerWords.PowerSupplyFan);
}
