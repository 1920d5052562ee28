using Vedette.Model.Series;

namespace Vedette.Server.Query.Series;

/// <summary>One series' values by bucket; NaN where a bucket has no sample: a hole is a hole.</summary>
internal sealed class SeriesBuckets
{
    private readonly double[] _weights;

    public SeriesBuckets(Labels labels, int buckets)
    {
        Labels = labels;
        _weights = new double[buckets];
        (Average, Minimum, Maximum, Last) = (Holes(buckets), Holes(buckets), Holes(buckets), Holes(buckets));
    }

    public Labels Labels { get; }

    public double[] Average { get; }

    public double[] Minimum { get; }

    public double[] Maximum { get; }

    public double[] Last { get; }

    /// <param name="weight">Of the value in the bucket's average: 1 for a sample, the seconds it held for a rate.</param>
    public void Add(int bucket, double value, double weight)
    {
        bool first = _weights[bucket] == 0;
        _weights[bucket] += weight;

        // A running mean: sums of large counters would lose what is small in them.
        Average[bucket] = first ? value : Average[bucket] + ((value - Average[bucket]) * (weight / _weights[bucket]));
        Minimum[bucket] = first ? value : Math.Min(Minimum[bucket], value);
        Maximum[bucket] = first ? value : Math.Max(Maximum[bucket], value);
        Last[bucket] = value;
    }

    public double[] Of(BucketValue value) => value switch
    {
        BucketValue.Min => Minimum,
        BucketValue.Max => Maximum,
        BucketValue.Last => Last,
        _ => Average,
    };

    private static double[] Holes(int buckets)
    {
        var values = new double[buckets];
        Array.Fill(values, double.NaN);
        return values;
    }
}
