//! Labels that would overlap are pushed apart, each as little as possible.

/// A label wants its middle at a height and takes some room.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Wish {
    pub(crate) middle: f64,
    pub(crate) height: f64,
}

/// The middles that the labels get, in the order of the wishes.
///
/// Boxes do not overlap and stay between `top` and `bottom`, if there is room for all; else they run on below.
/// Among such places these are the nearest to the wishes, in the sense of least squares: with the room taken by
/// the boxes above subtracted, "no overlap" is "not decreasing", and pooling neighbours that break the order
/// until none does is the known answer to that.
pub(crate) fn push_apart(wishes: &[Wish], top: f64, bottom: f64) -> Vec<f64> {
    let mut order: Vec<usize> = (0..wishes.len()).collect();
    order.sort_by(|a, b| wishes[*a].middle.total_cmp(&wishes[*b].middle).then(a.cmp(b)));

    let mut above = 0.0;
    let mut pools: Vec<(f64, u32)> = Vec::new();
    for index in &order {
        let wish = wishes[*index];
        let mut pool = (wish.middle - wish.height / 2.0 - above, 1);
        above += wish.height;
        while let Some(last) = pools.pop_if(|last| last.0 > pool.0) {
            let count = last.1 + pool.1;
            pool = ((last.0 * f64::from(last.1) + pool.0 * f64::from(pool.1)) / f64::from(count), count);
        }
        pools.push(pool);
    }

    let lowest = (bottom - above).max(top);
    let places = pools.iter().flat_map(|(at, count)| (0..*count).map(|_| at.clamp(top, lowest)));
    let mut middles = vec![0.0; wishes.len()];
    let mut above = 0.0;
    for (index, place) in order.iter().zip(places) {
        middles[*index] = place + above + wishes[*index].height / 2.0;
        above += wishes[*index].height;
    }
    middles
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn wish(middle: f64) -> Wish {
        Wish { middle, height: 16.0 }
    }

    #[test]
    fn labels_with_room_stay_where_they_are() {
        assert_eq!(push_apart(&[wish(20.0), wish(60.0)], 0.0, 100.0), [20.0, 60.0]);
    }

    #[test]
    fn two_labels_in_one_place_move_equally_far() {
        assert_eq!(push_apart(&[wish(50.0), wish(50.0)], 0.0, 100.0), [42.0, 58.0]);
    }

    proptest! {
        #[test]
        fn boxes_never_overlap_and_stay_inside(
            wishes in prop::collection::vec((-50.0..250.0, 10.0..40.0), 1..5)
        ) {
            let wishes: Vec<Wish> = wishes.into_iter().map(|(middle, height)| Wish { middle, height }).collect();
            let middles = push_apart(&wishes, 0.0, 200.0);
            let mut boxes: Vec<(f64, f64)> = wishes
                .iter()
                .zip(&middles)
                .map(|(wish, middle)| (middle - wish.height / 2.0, middle + wish.height / 2.0))
                .collect();
            boxes.sort_by(|a, b| a.0.total_cmp(&b.0));
            prop_assert!(boxes.windows(2).all(|pair| pair[0].1 <= pair[1].0 + 1e-9));
            prop_assert!(boxes.iter().all(|(from, to)| *from >= -1e-9 && *to <= 200.0 + 1e-9));
        }
    }
}
