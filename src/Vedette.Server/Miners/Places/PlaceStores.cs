using Vedette.Storage.Control;

namespace Vedette.Server.Miners.Places;

internal sealed record PlaceStores(ISiteStore Sites, IContainerStore Containers, IRackStore Racks, IPoolStore Pools);
