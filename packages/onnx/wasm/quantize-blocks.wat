;; The loop of src/quantize/quantize-block-rows.ts for whole blocks, four values at a time. Same float32 arithmetic,
;; same bytes. Block sizes are multiples of 16; $top is the highest level, 255 or 15.
(module
  (import "env" "memory" (memory 1))
  ;; Returns 1, or 0 when a value is NaN or infinite.
  (func (export "quantizeBlocks")
    (param $values i32) (param $blocks i32) (param $size i32) (param $top i32)
    (param $levels i32) (param $scales i32) (param $zeroPoints i32)
    (result i32)
    (local $at i32) (local $end i32)
    (local $low v128) (local $high v128) (local $loaded v128) (local $sum v128)
    (local $inverses v128) (local $zeros v128)
    (local $min f32) (local $scale f32) (local $inverse f32) (local $total f32)
    (block $done
      (loop $block
        (br_if $done (i32.eqz (local.get $blocks)))
        (local.set $end (i32.add (local.get $values) (i32.shl (local.get $size) (i32.const 2))))

        ;; Range with 0 in it. pmin and pmax keep the first operand when the second is NaN.
        (local.set $low (v128.const f32x4 0 0 0 0))
        (local.set $high (v128.const f32x4 0 0 0 0))
        (local.set $at (local.get $values))
        (loop $range
          (local.set $loaded (v128.load (local.get $at)))
          (local.set $low (f32x4.pmin (local.get $low) (local.get $loaded)))
          (local.set $high (f32x4.pmax (local.get $high) (local.get $loaded)))
          (local.set $at (i32.add (local.get $at) (i32.const 16)))
          (br_if $range (i32.lt_u (local.get $at) (local.get $end))))
        (local.set $min
          (f32.min
            (f32.min (f32x4.extract_lane 0 (local.get $low)) (f32x4.extract_lane 1 (local.get $low)))
            (f32.min (f32x4.extract_lane 2 (local.get $low)) (f32x4.extract_lane 3 (local.get $low)))))
        (local.set $scale
          (f32.div
            (f32.sub
              (f32.max
                (f32.max (f32x4.extract_lane 0 (local.get $high)) (f32x4.extract_lane 1 (local.get $high)))
                (f32.max (f32x4.extract_lane 2 (local.get $high)) (f32x4.extract_lane 3 (local.get $high))))
              (local.get $min))
            (f32.convert_i32_s (local.get $top))))
        (if (f32.lt (local.get $scale) (f32.const 0x1p-126))
          (then (local.set $scale (f32.const 1))))
        (local.set $inverse (f32.div (f32.const 1) (local.get $scale)))

        (f32.store (local.get $scales) (local.get $scale))
        (local.set $inverses (f32x4.splat (local.get $inverse)))
        (local.set $zeros
          (i32x4.splat (i32.trunc_sat_f32_s (f32.nearest (f32.mul (f32.neg (local.get $min)) (local.get $inverse))))))
        (i32.store8 (local.get $zeroPoints) (i32x4.extract_lane 0 (local.get $zeros)))

        ;; Sixteen values become sixteen bytes; narrowing saturates at 0.
        (local.set $sum (v128.const f32x4 0 0 0 0))
        (local.set $at (local.get $values))
        (loop $steps
          (v128.store (local.get $levels)
            (i8x16.min_u (i8x16.splat (local.get $top)) (i8x16.narrow_i16x8_u
              (i16x8.narrow_i32x4_s
                (i32x4.add (local.get $zeros) (i32x4.trunc_sat_f32x4_s (f32x4.nearest
                  (local.tee $low (f32x4.mul (v128.load (local.get $at)) (local.get $inverses))))))
                (i32x4.add (local.get $zeros) (i32x4.trunc_sat_f32x4_s (f32x4.nearest
                  (local.tee $high (f32x4.mul (v128.load offset=16 (local.get $at)) (local.get $inverses)))))))
              (block (result v128)
                (local.set $sum (f32x4.add (local.get $sum) (f32x4.add (local.get $low) (local.get $high))))
                (i16x8.narrow_i32x4_s
                  (i32x4.add (local.get $zeros) (i32x4.trunc_sat_f32x4_s (f32x4.nearest
                    (local.tee $low (f32x4.mul (v128.load offset=32 (local.get $at)) (local.get $inverses))))))
                  (i32x4.add (local.get $zeros) (i32x4.trunc_sat_f32x4_s (f32x4.nearest
                    (local.tee $high (f32x4.mul (v128.load offset=48 (local.get $at)) (local.get $inverses)))))))
                ))))
          (local.set $sum (f32x4.add (local.get $sum) (f32x4.add (local.get $low) (local.get $high))))
          (local.set $levels (i32.add (local.get $levels) (i32.const 16)))
          (local.set $at (i32.add (local.get $at) (i32.const 64)))
          (br_if $steps (i32.lt_u (local.get $at) (local.get $end))))

        ;; NaN and infinity poison the sum; x - x is 0 for finite x only.
        (local.set $total
          (f32.add
            (f32.add
              (f32.add (f32x4.extract_lane 0 (local.get $sum)) (f32x4.extract_lane 1 (local.get $sum)))
              (f32.add (f32x4.extract_lane 2 (local.get $sum)) (f32x4.extract_lane 3 (local.get $sum))))
            (local.get $scale)))
        (if (f32.ne (f32.sub (local.get $total) (local.get $total)) (f32.const 0))
          (then (return (i32.const 0))))

        (local.set $values (local.get $end))
        (local.set $scales (i32.add (local.get $scales) (i32.const 4)))
        (local.set $zeroPoints (i32.add (local.get $zeroPoints) (i32.const 1)))
        (local.set $blocks (i32.sub (local.get $blocks) (i32.const 1)))
        (br $block)))
    (i32.const 1)))
