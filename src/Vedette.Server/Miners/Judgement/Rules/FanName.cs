using Vedette.Model.States;
using Vedette.Server.Miners.Judgement.Sightings;
using Vedette.Server.Miners.Judgement.Wording;

namespace Vedette.Server.Miners.Judgement.Rules;

internal static class FanName
{
    public static Clause Of(SeenEntity fan) => Of(IsOfPowerSupply(fan), (int)(fan.Number(MinerFanFields.Slot) ?? 0));

    internal static Clause Of(bool isOfPowerSupply, int slot) =>
        isOfPowerSupply ? Clause.Of(Phrase.SupplyFanNamed, $"Power supply fan {slot}", ("fan", slot)) : Clause.Of(Phrase.FanNamed, $"Fan {slot}", ("fan", slot));

    public static bool IsOfPowerSupply(SeenEntity fan) => MinerWords.Is(fan.Text(MinerFanFields.Kind), MinerWords.PowerSupplyFan);
}
